import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import type { Fault } from "../../deploy/demo/payment-provider/provider-api.ts";
import { startPaymentProvider } from "../../deploy/demo/payment-provider/start-payment-provider.ts";
import type { PaymentProvider, ProviderRequest } from "../usecases/paying-ports.ts";
import { httpProvider } from "./http-provider.ts";

/** A driver with a provider behind it whose payer, clock and network are in the test's hands. */
interface Rig {
  readonly driver: PaymentProvider;
  /** The payer answers on the phone. */
  payerSays(answer: "paid" | "declined", reference: string): Promise<void>;
  /** The next request meets this. */
  readonly faults: Fault[];
  /** How much the provider holds for the shop over all payments, what was paid back taken off. */
  held(): number;
  passMs(ms: number): void;
  stop(): Promise<void>;
}

async function httpRig(): Promise<Rig> {
  let nowMs = Date.UTC(2026, 10, 24, 6);
  const now = () => nowMs;
  const faults: Fault[] = [];
  const server = await startPaymentProvider({ port: 0, secret: "one secret", now, faults });
  return {
    driver: httpProvider({
      url: server.url,
      secret: "one secret",
      now,
      newNonce: randomUUID,
      timeoutMs: 300,
    }),
    async payerSays(answer, reference) {
      const page = `${server.origin}/pay/${reference}`;
      const response = await fetch(page, {
        method: "POST",
        body: new URLSearchParams({ answer }),
        redirect: "manual",
      });
      expect(response.status).toBe(303);
    },
    faults,
    held: () =>
      server.provider
        .list()
        .filter((each) => each.state === "paid")
        .reduce((total, each) => total + each.amount - each.refunded, 0),
    passMs: (ms) => {
      nowMs += ms;
    },
    stop: () => server.stop(),
  };
}

/** Drivers for other providers add their rig here; every promise below holds for each of them. */
const rigs = [{ name: "HTTP protocol", open: httpRig }];

describe.each(rigs)("$name", ({ open }) => {
  let rig: Rig | undefined;
  afterEach(() => rig?.stop());

  const wallet = "120061098828009406";
  const offer = (change: Partial<ProviderRequest> = {}): ProviderRequest => ({
    attempt: randomUUID(),
    method: "qr",
    amount: 4837,
    code: "",
    description: "无糖乌龙茶 等 6 件",
    expiresAtMs: Date.UTC(2026, 10, 24, 6, 3),
    ...change,
  });
  const attemptOf = ({ attempt, amount }: ProviderRequest) => ({ id: attempt, amount });

  test("a code on the customer's phone pays at once", async () => {
    rig = await open();
    const answer = await rig.driver.start(offer({ code: wallet }));
    expect(answer).toMatchObject({ state: "paid", qr: "" });
    expect(answer.reference).not.toBe("");
  });

  test("a code on the screen waits until the customer has answered", async () => {
    rig = await open();
    const request = offer();
    const started = await rig.driver.start(request);
    expect(started.state).toBe("waiting");
    expect(started.qr).toContain(started.reference);
    expect((await rig.driver.query(attemptOf(request))).state).toBe("waiting");
    await rig.payerSays("paid", started.reference);
    expect((await rig.driver.query(attemptOf(request))).state).toBe("paid");
  });

  test("a customer may say no, and nothing is charged", async () => {
    rig = await open();
    const request = offer();
    const { reference } = await rig.driver.start(request);
    await rig.payerSays("declined", reference);
    expect((await rig.driver.query(attemptOf(request))).state).toBe("declined");
    await rig.payerSays("paid", reference);
    expect(rig.held()).toBe(0);
  });

  test("after its time a payment can no longer be made", async () => {
    rig = await open();
    const request = offer();
    const { reference } = await rig.driver.start(request);
    rig.passMs(3 * 60_000 + 1);
    await rig.payerSays("paid", reference);
    expect((await rig.driver.query(attemptOf(request))).state).toBe("declined");
    expect(rig.held()).toBe(0);
  });

  test("the same attempt twice is one payment", async () => {
    rig = await open();
    const request = offer({ code: wallet });
    const [first, second] = [await rig.driver.start(request), await rig.driver.start(request)];
    expect(second).toEqual(first);
    expect(rig.held()).toBe(4837);
  });

  test("one code pays once", async () => {
    rig = await open();
    await rig.driver.start(offer({ code: wallet }));
    expect((await rig.driver.start(offer({ code: wallet }))).state).toBe("declined");
    expect(rig.held()).toBe(4837);
  });

  test.each<[Fault, number]>([
    ["lose-request", 0],
    ["lose-answer", 4837],
    ["stall", 4837],
    ["error-500", 4837],
    ["bad-signature", 4837],
    ["other-amount", 4837],
  ])("after %s the result is unknown, and asking resolves it", async (fault, charged) => {
    rig = await open();
    const request = offer({ code: wallet });
    rig.faults.push(fault);
    expect(await rig.driver.start(request)).toMatchObject({ state: "unknown", reference: "" });
    const asked = await rig.driver.query(attemptOf(request));
    expect(asked.state).toBe(charged > 0 ? "paid" : "unknown");
    expect(rig.held()).toBe(charged);
  });

  test.each<Fault | "in peace">(["in peace", "lose-answer", "error-500", "lose-request"])(
    "a cancelled payment is paid back once, %s",
    async (fault) => {
      rig = await open();
      const request = offer({ code: wallet });
      await rig.driver.start(request);
      if (fault !== "in peace") {
        rig.faults.push(fault);
        expect((await rig.driver.cancel(attemptOf(request))).state).toBe("unknown");
      }
      expect((await rig.driver.cancel(attemptOf(request))).state).toBe("reversed");
      expect((await rig.driver.cancel(attemptOf(request))).state).toBe("reversed");
      expect(rig.held()).toBe(0);
    },
  );

  test("a start that arrives after its cancel charges nothing", async () => {
    rig = await open();
    const request = offer({ code: wallet });
    expect((await rig.driver.cancel(attemptOf(request))).state).toBe("reversed");
    expect((await rig.driver.start(request)).state).toBe("reversed");
    expect(rig.held()).toBe(0);
  });

  test("refunds never exceed what was paid, and one number pays back once", async () => {
    rig = await open();
    const request = offer({ code: wallet });
    await rig.driver.start(request);
    const back = { attempt: request.attempt, paid: 4837 };
    const first = { ...back, refund: randomUUID(), amount: 4000 };
    expect((await rig.driver.refund(first)).state).toBe("accepted");
    expect((await rig.driver.refund(first)).state).toBe("accepted");
    const tooMuch = { ...back, refund: randomUUID(), amount: 838 };
    expect((await rig.driver.refund(tooMuch)).state).toBe("refused");
    rig.faults.push("lose-answer");
    const rest = { ...back, refund: randomUUID(), amount: 837 };
    expect((await rig.driver.refund(rest)).state).toBe("unknown");
    expect((await rig.driver.refund(rest)).state).toBe("accepted");
    expect(rig.held()).toBe(0);
  });

  test("a provider that is away charges nothing and refuses at once", async () => {
    rig = await open();
    const { driver } = rig;
    await rig.stop();
    rig = undefined;
    const request = offer({ code: wallet });
    expect((await driver.start(request)).state).toBe("declined");
    expect((await driver.query(attemptOf(request))).state).toBe("unknown");
    expect((await driver.cancel(attemptOf(request))).state).toBe("unknown");
  });
});
