import { basketShape } from "../../contract/http.ts";
import type { Action } from "../../domain/access/access.ts";
import type { Caller } from "../../usecases/callers.ts";
import type { BasketOutcome } from "../../usecases/change-basket.ts";
import {
  answerHelp,
  callHelp,
  cancelBasket,
  clearInterventions,
  parkBasket,
} from "../../usecases/close-basket.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { knownCaller } from "../guard.ts";
import { idParams, nothing } from "../names.ts";
import { unlessRefused } from "../refusal.ts";
import type { World } from "../world.ts";
import { answerBasket } from "./baskets.ts";

interface Step {
  readonly path: string;
  readonly action: Action;
  readonly summary: string;
  readonly take: (world: World, caller: Caller, id: string) => Promise<BasketOutcome>;
}

const steps: readonly Step[] = [
  {
    path: "help",
    action: "baskets.use",
    summary: "Call staff",
    take: (world, _caller, id) => callHelp(world, id),
  },
  {
    path: "park",
    action: "baskets.use",
    summary: "Move to the counter; the basket gets a number",
    take: parkBasket,
  },
  {
    path: "cancel",
    action: "baskets.use",
    summary: "Give up; what was paid is paid back",
    take: cancelBasket,
  },
  {
    path: "seen",
    action: "baskets.list",
    summary: "Staff: I come; the kiosk shows who",
    take: answerHelp,
  },
  {
    path: "clear",
    action: "baskets.list",
    summary: "Staff: the goods were looked at, the customer can go on",
    take: (world, _caller, id) => clearInterventions(world, id),
  },
];

/** What customers and staff say about a basket as a whole. */
export function basketStepRoutes(app: App, world: World): void {
  for (const { path, action, summary, take } of steps)
    app.post(
      `/baskets/:id/${path}`,
      {
        config: { action },
        schema: {
          tags: ["Baskets"],
          summary,
          params: idParams,
          body: nothing,
          response: answers(
            { 200: basketShape },
            "BASKET_NOT_FOUND",
            "BASKET_CLOSED",
            "BASKET_BEING_PAID",
            "BASKET_EMPTY",
          ),
        },
      },
      async (request) => {
        const outcome = await take(world, knownCaller(request), request.params.id);
        return answerBasket(world, unlessRefused(outcome).basket);
      },
    );
}
