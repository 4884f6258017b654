import { z } from "zod";
import { alertShape } from "../../contract/http.ts";
import { alertListShape, shelfListShape } from "../../contract/lists.ts";
import type { AlertState } from "../../domain/alert/alert.ts";
import { answerAlert } from "../../usecases/raise-alert.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { knownCaller } from "../guard.ts";
import { idParams, nothing } from "../names.ts";
import { pageOf, pageQuery } from "../page.ts";
import { unlessRefused } from "../refusal.ts";
import { alertView } from "../views/alert-view.ts";
import { instant } from "../views/instant.ts";
import type { World } from "../world.ts";

const tags = ["Alerts"];
const allStates: readonly AlertState[] = ["open", "accepted", "done", "not-so", "recovered"];
const steps = {
  accept: "I take it on",
  "hand-over": "I hand it over; it waits for anybody again",
  done: "It is settled",
  "not-so": "It is not so; the answer is kept",
} as const;

/** What a person of the shop must answer, and what the shelves say. */
export function alertRoutes(app: App, world: World): void {
  app.get(
    "/alerts",
    {
      config: { action: "alerts.read" },
      schema: {
        tags,
        summary: "Alerts, newest first",
        querystring: z.strictObject({
          ...pageQuery,
          state: z
            .string()
            .default("")
            .transform((text) => text.split(",").filter((word) => word !== ""))
            .pipe(z.array(z.enum(allStates)))
            .describe("one or several, with commas; empty: all"),
        }),
        response: answers({ 200: alertListShape }),
      },
    },
    async (request) => {
      const { state, after, limit } = request.query;
      const states = state.length === 0 ? allStates : state;
      const rows = await world.alerts.list({ states, after, limit: limit + 1 });
      const page = pageOf(
        rows,
        limit,
        (row) => row.id,
        (row) => row,
      );
      const items = await Promise.all(page.items.map((row) => alertView(row, world)));
      return { items, next: page.next };
    },
  );
  app.get(
    "/alerts/:id",
    {
      config: { action: "alerts.read" },
      schema: {
        tags,
        summary: "One alert",
        params: idParams,
        response: answers({ 200: alertShape }, "NOT_FOUND"),
      },
    },
    async (request) => {
      const alert = await world.alerts.find(request.params.id);
      if (alert === undefined) return refuse("NOT_FOUND", `alert ${request.params.id}`);
      return alertView(alert, world);
    },
  );
  alertStepRoutes(app, world);
  shelfRoutes(app, world);
}

function alertStepRoutes(app: App, world: World): void {
  for (const [step, summary] of Object.entries(steps))
    app.post(
      `/alerts/:id/${step}`,
      {
        config: { action: "alerts.answer" },
        schema: {
          tags,
          summary,
          params: idParams,
          body: nothing,
          response: answers({ 200: alertShape }, "NOT_FOUND", "ALERT_CLOSED"),
        },
      },
      async (request) => {
        const caller = knownCaller(request);
        const by = step as keyof typeof steps;
        const alert = await answerAlert(world, caller, request.params.id, by);
        return alertView(unlessRefused(alert), world);
      },
    );
}

function shelfRoutes(app: App, world: World): void {
  app.get(
    "/shelves",
    {
      config: { action: "shelves.read" },
      schema: {
        tags: ["Shelves"],
        summary: "The planogram with what each scale said last",
        response: answers({ 200: shelfListShape }),
      },
    },
    async () => {
      const [shelves, counts] = await Promise.all([
        world.catalogue.shelves(),
        world.shelfCounts.list(),
      ]);
      const lastOf = new Map(counts.map((count) => [count.shelf, count]));
      const items = await Promise.all(
        shelves.map(async ({ id, sku, minimum, capacity, tareGrams, pieceGrams }) => {
          const last = lastOf.get(id);
          const product = await world.catalogue.product(sku);
          return {
            id,
            sku,
            names: product?.names ?? { "zh-CN": sku, en: sku },
            minimum,
            capacity,
            count: last?.count ?? null,
            grams: last?.grams ?? null,
            tareGrams,
            pieceGrams,
            at: last === undefined ? null : instant(last.atMs),
            backRoom: Math.max(0, (await world.stockBook.level(sku)).backRoom),
          };
        }),
      );
      return { items, next: null };
    },
  );
}
