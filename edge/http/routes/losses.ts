import { z } from "zod";
import { lossListShape } from "../../contract/money.ts";
import { money } from "../../domain/money.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { unlessRefused } from "../refusal.ts";
import type { World } from "../world.ts";
import { occasionOf } from "./shifts.ts";

const tags = ["Money"];
const zeroOrMore = z.int().min(0).max(100_000_000).default(0).describe("minor units");

/** Losses and gains of counts, write-offs, transfers and shifts, until somebody answers for them. */
export function lossRoutes(app: App, world: World): void {
  const { losses } = world.finance;
  app.get(
    "/losses",
    {
      config: { action: "books.read" },
      schema: {
        tags,
        summary: "Losses and gains that nobody has answered for, oldest first",
        response: answers({ 200: lossListShape }),
      },
    },
    async () => {
      const rows = await losses.pending();
      return { items: rows.map(({ seq, ...loss }) => ({ id: String(seq), ...loss })) };
    },
  );
  app.post(
    "/losses/:id/answer",
    {
      config: { action: "books.change" },
      schema: {
        tags,
        summary: "Answer for a loss or gain",
        params: z.strictObject({ id: z.string().regex(/^\d{1,15}$/) }),
        body: z.strictObject({
          recovered: zeroOrMore.describe("what staff or an insurer pays of it"),
          reversedVat: zeroOrMore.describe(
            "VAT that is no longer deducted, where the loss could have been avoided",
          ),
          memo: z.string().min(1).max(200),
        }),
        response: answers(
          { 201: z.object({ id: z.string() }) },
          "NOT_FOUND",
          "ALREADY_ANSWERED",
          "PERIOD_LOCKED",
        ),
      },
    },
    async (request, reply) => {
      const { recovered, reversedVat, memo } = request.body;
      const order = {
        seq: Number(request.params.id),
        recovered: money(recovered),
        reversedVat: money(reversedVat),
        memo,
      };
      const done = await losses.answer(order, occasionOf(world, request));
      return reply.code(201).send(unlessRefused(done));
    },
  );
}
