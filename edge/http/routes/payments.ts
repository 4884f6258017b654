import { z } from "zod";
import { paymentAnswerShape, type PaymentAnswer } from "../../contract/http.ts";
import { tenderMethods } from "../../domain/sale/sale.ts";
import { payBasket } from "../../usecases/pay-basket.ts";
import { cancelPayment } from "../../usecases/resolve-payments.ts";
import type { Settled } from "../../usecases/settle-payment.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { knownCaller } from "../guard.ts";
import { idParams, nothing } from "../names.ts";
import { unlessRefused } from "../refusal.ts";
import { paymentView } from "../views/basket-view.ts";
import { saleView } from "../views/sale-view.ts";
import type { World } from "../world.ts";
import { answerBasket } from "./baskets.ts";

const config = { action: "baskets.use" } as const;
const tags = ["Payments"];
const paymentParams = idParams.extend({ payment: z.string().min(1).max(64) });

/** A payment as it is answered and told everywhere. */
export async function answerPayment(
  world: World,
  { basket, attempt, sale }: Pick<Settled, "basket" | "attempt" | "sale">,
): Promise<PaymentAnswer> {
  return {
    basket: await answerBasket(world, basket),
    payment: paymentView(attempt),
    ...(sale === undefined ? {} : { sale: saleView(sale) }),
  };
}

/** Paying a basket, tender by tender. */
export function paymentRoutes(app: App, world: World): void {
  app.post(
    "/baskets/:id/payments",
    {
      config,
      schema: {
        tags,
        summary: "One tender; when tenders reach the total the sale is posted and answered",
        params: idParams,
        body: z.strictObject({
          method: z.enum(tenderMethods),
          amount: z.int().min(0).max(100_000_000).describe("minor units; 0: all goods are free"),
          code: z.string().max(64).default("").describe("what the customer's phone shows"),
        }),
        response: answers(
          { 200: paymentAnswerShape },
          "BASKET_NOT_FOUND",
          "BASKET_CLOSED",
          "BASKET_EMPTY",
          "BASKET_BEING_PAID",
          "BASKET_NEEDS_STAFF",
          "TENDER_REFUSED",
          "DISK_FULL",
          "STORAGE_FAILED",
        ),
      },
    },
    async (request) => {
      const { params, body } = request;
      const settled = await payBasket(world, knownCaller(request), params.id, body);
      return answerPayment(world, unlessRefused(settled));
    },
  );
  openPaymentRoutes(app, world);
}

function openPaymentRoutes(app: App, world: World): void {
  app.get(
    "/baskets/:id/payments/:payment",
    {
      config,
      schema: {
        tags,
        summary: "What has become of a payment",
        params: paymentParams,
        response: answers({ 200: paymentAnswerShape }, "BASKET_NOT_FOUND", "NOT_FOUND"),
      },
    },
    async (request) => {
      const { id, payment } = request.params;
      const basket = await world.baskets.find(id);
      if (basket === undefined) return refuse("BASKET_NOT_FOUND", id);
      const attempts = await world.payments.ofBasket(id);
      const attempt = attempts.find((each) => each.id === payment);
      if (attempt === undefined) return refuse("NOT_FOUND", `payment ${payment}`);
      const sale = basket.state === "paid" ? await world.ledger.saleByKey(id) : undefined;
      return answerPayment(world, { basket, attempt, sale });
    },
  );
  app.post(
    "/baskets/:id/payments/:payment/cancel",
    {
      config,
      schema: {
        tags,
        summary: "Take back a payment that is still open",
        params: paymentParams,
        body: nothing,
        response: answers({ 200: paymentAnswerShape }, "BASKET_NOT_FOUND", "NOT_FOUND"),
      },
    },
    async (request) => {
      const { id, payment } = request.params;
      return answerPayment(world, unlessRefused(await cancelPayment(world, id, payment)));
    },
  );
}
