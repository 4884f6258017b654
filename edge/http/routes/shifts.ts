import { z } from "zod";
import { shiftListShape, shiftShape } from "../../contract/money.ts";
import { money } from "../../domain/money.ts";
import { cashMoveKinds, type Shift } from "../../usecases/keep-shifts.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { knownCaller } from "../guard.ts";
import { amount, idParams, kioskName } from "../names.ts";
import { pageOf, pageQuery } from "../page.ts";
import { unlessRefused } from "../refusal.ts";
import { instant } from "../views/instant.ts";
import type { World } from "../world.ts";

const tags = ["Money"];
const keep = { action: "shifts.keep" } as const;
const counted = z.int().min(0).max(100_000_000).describe("minor units");
const booked = z.object({ id: z.string() });
const note = z.string().max(200);

/**
 * Drawers and their shifts. What should be in a drawer is said only after it was counted.
 */
export function shiftRoutes(app: App, world: World): void {
  const { shifts } = world.finance;
  app.get(
    "/shifts",
    {
      config: { action: "shifts.read" },
      schema: {
        tags,
        summary: "Shifts, newest first",
        querystring: z.strictObject({
          ...pageQuery,
          day: z.iso
            .date()
            .or(z.literal(""))
            .default("")
            .describe("business day; empty: every day"),
        }),
        response: answers({ 200: shiftListShape }),
      },
    },
    async (request) => {
      const { day, after, limit } = request.query;
      const rows = await shifts.list({ day, after, limit: limit + 1 });
      return pageOf(rows, limit, (row) => row.id, shiftView);
    },
  );
  app.get(
    "/shifts/open",
    {
      config: keep,
      schema: {
        tags,
        summary: "The open shift of a drawer",
        querystring: z.strictObject({ drawer: kioskName }),
        response: answers({ 200: shiftShape }, "NOT_FOUND"),
      },
    },
    async (request) => {
      const { drawer } = request.query;
      const shift = await shifts.openAt(drawer);
      return shift === undefined
        ? refuse("NOT_FOUND", `open shift of ${drawer}`)
        : shiftView(shift);
    },
  );
  app.post(
    "/shifts",
    {
      config: keep,
      schema: {
        tags,
        summary: "Open a shift at a drawer with a float from the safe",
        body: z.strictObject({ drawer: kioskName, float: counted }),
        response: answers({ 201: shiftShape }, "SHIFT_OPEN", "PERIOD_LOCKED"),
      },
    },
    async (request, reply) => {
      const order = { drawer: request.body.drawer, float: money(request.body.float) };
      const { id } = unlessRefused(await shifts.open(order, occasionOf(world, request)));
      return reply.code(201).send(await shiftAt(world, id));
    },
  );
  shiftStepRoutes(app, world);
  cashRoutes(app, world);
}

function shiftStepRoutes(app: App, world: World): void {
  const { shifts } = world.finance;
  app.post(
    "/shifts/:id/close",
    {
      config: keep,
      schema: {
        tags,
        summary: "Close a shift with what was counted; only then the expected cash is shown",
        params: idParams,
        body: z.strictObject({ counted }),
        response: answers({ 200: shiftShape }, "NOT_FOUND", "SHIFT_CLOSED", "PERIOD_LOCKED"),
      },
    },
    async (request) => {
      const { id } = request.params;
      const order = { shift: id, counted: money(request.body.counted) };
      unlessRefused(await shifts.close(order, occasionOf(world, request)));
      world.tell({ kind: "shift-closed", shift: id });
      return shiftAt(world, id);
    },
  );
}

function cashRoutes(app: App, world: World): void {
  const { shifts } = world.finance;
  app.post(
    "/shifts/:id/cash",
    {
      config: keep,
      schema: {
        tags,
        summary: "Carry cash into or out of the drawer of an open shift",
        params: idParams,
        body: z.strictObject({
          kind: z.enum(cashMoveKinds),
          amount,
          note: note.default("").describe("of a pick-up, what is written on the bag"),
        }),
        response: answers({ 201: booked }, "NOT_FOUND", "SHIFT_CLOSED", "PERIOD_LOCKED"),
      },
    },
    async (request, reply) => {
      const { kind, note: text } = request.body;
      const order = {
        shift: request.params.id,
        kind,
        amount: money(request.body.amount),
        note: text,
      };
      const done = await shifts.moveCash(order, occasionOf(world, request));
      return reply.code(201).send(unlessRefused(done));
    },
  );
  app.post(
    "/bank-credits",
    {
      config: { action: "books.change" },
      schema: {
        tags,
        summary: "The bank has credited cash that was on its way",
        body: z.strictObject({ amount, note: note.default("") }),
        response: answers({ 201: booked }, "PERIOD_LOCKED"),
      },
    },
    async (request, reply) => {
      const order = { amount: money(request.body.amount), note: request.body.note };
      const done = await shifts.bankCash(order, occasionOf(world, request));
      return reply.code(201).send(unlessRefused(done));
    },
  );
}

/** When it is, and who asks. */
export function occasionOf(world: World, request: Parameters<typeof knownCaller>[0]) {
  return { atMs: world.now(), by: knownCaller(request).name };
}

async function shiftAt(world: World, id: string) {
  const shift = await world.finance.shifts.find(id);
  return shift === undefined ? refuse("NOT_FOUND", `shift ${id}`) : shiftView(shift);
}

function shiftView(shift: Shift) {
  const { closed } = shift;
  return {
    id: shift.id,
    drawer: shift.drawer,
    cashier: shift.cashier,
    float: shift.float,
    openedAt: instant(shift.openedAtMs),
    businessDay: shift.businessDay,
    closed:
      closed === undefined
        ? null
        : {
            at: instant(closed.atMs),
            by: closed.by,
            counted: closed.counted,
            expected: closed.expected,
            difference: closed.counted - closed.expected,
          },
  };
}
