import { z } from "zod";
import { differenceListShape, statementListShape, statementShape } from "../../contract/money.ts";
import { accounts, type Account } from "../../domain/finance/accounts.ts";
import { providers } from "../../domain/reconciliation/statement.ts";
import type { Difference, TakenStatement } from "../../usecases/reconcile.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { idParams } from "../names.ts";
import { pageOf, pageQuery } from "../page.ts";
import { unlessRefused } from "../refusal.ts";
import { statementFile } from "../statement-file.ts";
import { instant } from "../views/instant.ts";
import type { World } from "../world.ts";
import { occasionOf } from "./shifts.ts";

const tags = ["Money"];
const read = { action: "books.read" } as const;
const change = { action: "books.change" } as const;
const booked = z.object({ id: z.string() });
const dayMs = 86_400_000;

/** Provider statements against the tenders of the shop. */
export function reconciliationRoutes(app: App, world: World): void {
  const { reconciliations } = world.finance;
  app.get(
    "/reconciliations",
    {
      config: read,
      schema: {
        tags,
        summary: "Statements, newest first",
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: statementListShape }),
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const rows = await reconciliations.list({ after, limit: limit + 1 });
      return pageOf(rows, limit, (row) => row.id, statementView);
    },
  );
  app.post(
    "/reconciliations",
    {
      config: change,
      schema: {
        tags,
        summary: "Take a provider's statement; the body is the file, plain, gzip or ZIP",
        consumes: ["text/csv", "application/gzip", "application/zip", "application/octet-stream"],
        querystring: z.strictObject({ provider: z.enum(providers) }),
        response: answers({ 201: statementShape }, "STATEMENT_KNOWN", "STATEMENT_UNREADABLE"),
      },
    },
    async (request, reply) => {
      const file = { provider: request.query.provider, ...statementFile(request) };
      const { id } = unlessRefused(await reconciliations.take(file, occasionOf(world, request)));
      return reply.code(201).send(await statementAt(world, id));
    },
  );
  app.get(
    "/reconciliations/:id",
    {
      config: read,
      schema: {
        tags,
        summary: "One statement",
        params: idParams,
        response: answers({ 200: statementShape }, "NOT_FOUND"),
      },
    },
    (request) => statementAt(world, request.params.id),
  );
  differenceRoutes(app, world);
}

function differenceRoutes(app: App, world: World): void {
  const { reconciliations } = world.finance;
  app.get(
    "/differences",
    {
      config: read,
      schema: {
        tags,
        summary: "In what statements and books differ and nobody has resolved, oldest first",
        querystring: z.strictObject({
          statement: z.string().max(64).default("").describe("of this one alone"),
        }),
        response: answers({ 200: differenceListShape }),
      },
    },
    async (request) => {
      const rows = await reconciliations.differences(request.query.statement);
      return { items: rows.map((row) => differenceView(row, world.today())) };
    },
  );
  app.post(
    "/differences/:id/resolve",
    {
      config: change,
      schema: {
        tags,
        summary: "Settle a difference by an entry against the named account",
        params: idParams,
        body: z.strictObject({
          account: z.enum(accounts as [Account, ...Account[]]),
          memo: z.string().min(1).max(200),
        }),
        response: answers(
          { 201: booked },
          "NOT_FOUND",
          "ALREADY_ANSWERED",
          "STOCK_BY_HAND",
          "PERIOD_LOCKED",
        ),
      },
    },
    async (request, reply) => {
      const order = { difference: request.params.id, ...request.body };
      const done = await reconciliations.resolve(order, occasionOf(world, request));
      return reply.code(201).send(unlessRefused(done));
    },
  );
  app.post(
    "/reconciliations/:id/settle",
    {
      config: change,
      schema: {
        tags,
        summary: "The statement's money has come to the bank, less the fee",
        params: idParams,
        body: z.strictObject({
          feeVatBasisPoints: z.int().min(0).max(10_000).default(0).describe("600 with an invoice"),
        }),
        response: answers({ 201: booked }, "NOT_FOUND", "ALREADY_ANSWERED", "PERIOD_LOCKED"),
      },
    },
    async (request, reply) => {
      const order = { statement: request.params.id, ...request.body };
      const done = await reconciliations.settle(order, occasionOf(world, request));
      return reply.code(201).send(unlessRefused(done));
    },
  );
}

async function statementAt(world: World, id: string) {
  const statement = await world.finance.reconciliations.find(id);
  return statement === undefined
    ? refuse("NOT_FOUND", `statement ${id}`)
    : statementView(statement);
}

function statementView({ atMs, ...statement }: TakenStatement) {
  return { ...statement, at: instant(atMs) };
}

function differenceView(difference: Difference, today: string) {
  const ageDays = Math.max(0, (Date.parse(today) - Date.parse(difference.day)) / dayMs);
  return { ...difference, ageDays };
}
