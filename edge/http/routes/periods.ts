import { z } from "zod";
import { accounts, type Account } from "../../domain/finance/accounts.ts";
import { debit } from "../../domain/finance/journal.ts";
import { money } from "../../domain/money.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { unlessRefused } from "../refusal.ts";
import type { World } from "../world.ts";
import { occasionOf } from "./shifts.ts";

const tags = ["Money"];
const change = { action: "books.change" } as const;
const booked = z.object({ id: z.string() });
const memo = z.string().min(1).max(200);
const basisPoints = z.int().min(0).max(10_000).describe("1200 is 12 %");

/** Entries by hand, and the end of periods. */
export function periodRoutes(app: App, world: World): void {
  const { periods } = world.finance;
  app.post(
    "/journal",
    {
      config: change,
      schema: {
        tags,
        summary: "Book an entry by hand",
        body: z.strictObject({
          memo,
          businessDay: z.iso.date().optional().describe("absent: today"),
          postings: z
            .array(
              z.strictObject({
                account: z.enum(accounts as [Account, ...Account[]]),
                amount: z.int().describe("minor units; a debit is positive"),
              }),
            )
            .min(2)
            .max(100),
        }),
        response: answers({ 201: booked }, "JOURNAL_UNBALANCED", "STOCK_BY_HAND", "PERIOD_LOCKED"),
      },
    },
    async (request, reply) => {
      const { memo: text, businessDay, postings } = request.body;
      const order = {
        memo: text,
        postings: postings.map(({ account, amount }) => debit(account, money(amount))),
        ...(businessDay === undefined ? {} : { businessDay }),
      };
      const done = await periods.bookByHand(order, occasionOf(world, request));
      return reply.code(201).send(unlessRefused(done));
    },
  );
  app.post(
    "/journal/:id/reversal",
    {
      config: change,
      schema: {
        tags,
        summary: "Take an entry back by the same entry the other way round",
        params: z.strictObject({ id: z.string().regex(/^\d{1,15}$/) }),
        body: z.strictObject({ memo }),
        response: answers(
          { 201: booked },
          "NOT_FOUND",
          "STOCK_BY_HAND",
          "ALREADY_ANSWERED",
          "PERIOD_LOCKED",
        ),
      },
    },
    async (request, reply) => {
      const order = { seq: Number(request.params.id), memo: request.body.memo };
      const done = await periods.reverse(order, occasionOf(world, request));
      return reply.code(201).send(unlessRefused(done));
    },
  );
  lockRoutes(app, world);
}

function lockRoutes(app: App, world: World): void {
  const { periods } = world.finance;
  const through = z.iso.date().describe("the last business day of the period");
  app.get(
    "/periods",
    {
      config: { action: "books.read" },
      schema: {
        tags,
        summary: "Up to which business day the books are locked",
        response: answers({ 200: z.object({ lockedThrough: z.string() }) }),
      },
    },
    async () => ({ lockedThrough: await periods.lockedThrough() }),
  );
  app.post(
    "/periods/lock",
    {
      config: change,
      schema: {
        tags,
        summary: "Lock the books up to a day",
        body: z.strictObject({ through }),
        response: answers({ 201: booked }, "PERIOD_LOCKED", "PERIOD_NOT_OVER"),
      },
    },
    async (request, reply) => {
      const done = await periods.lock(request.body.through, occasionOf(world, request));
      return reply.code(201).send(unlessRefused(done));
    },
  );
  app.post(
    "/periods/close",
    {
      config: change,
      schema: {
        tags,
        summary: "Book a period's taxes, transfer VAT and profit, and lock it",
        body: z.strictObject({
          through,
          surchargeBasisPoints: basisPoints,
          incomeTaxBasisPoints: basisPoints,
        }),
        response: answers({ 201: booked }, "PERIOD_LOCKED", "PERIOD_NOT_OVER", "LOSS_PENDING"),
      },
    },
    async (request, reply) => {
      const done = await periods.close(request.body, occasionOf(world, request));
      return reply.code(201).send(unlessRefused(done));
    },
  );
}
