import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Running } from "../../../edge/platform/run.ts";
import { send, type Route } from "../route.ts";
import { payPage } from "./pay-page.ts";
import { providerApi, type Fault } from "./provider-api.ts";
import { SimulatedProvider, type PayerMode } from "./simulated-provider.ts";

export interface PaymentProviderOptions {
  readonly secret: string;
  readonly now: () => number;
  /** Where the pages of `/pay` are reached from a customer's phone, for example "http://10.0.0.5:8070". */
  readonly origin: () => string;
  /** Keeps payments over a restart; without it they are kept in memory. */
  readonly file?: string;
  readonly mode?: PayerMode;
  readonly faults?: Fault[];
}

/** The provider and its two sides, to be mounted on a port that others share. */
export function paymentProvider(options: PaymentProviderOptions): {
  provider: SimulatedProvider;
  routes: readonly Route[];
} {
  const { secret, now, origin, faults, ...rest } = options;
  const provider = new SimulatedProvider({ ...rest, now, payUrl: () => `${origin()}/pay` });
  const api = providerApi({ provider, secret, now, ...(faults === undefined ? {} : { faults }) });
  return { provider, routes: [api, payPage(provider)] };
}

/** The provider on a port of its own; 0 chooses a free one. `url` is what the box pays through. */
export async function startPaymentProvider(
  options: Omit<PaymentProviderOptions, "origin"> & { readonly port: number },
): Promise<Running & { url: string; origin: string; provider: SimulatedProvider }> {
  let origin = "";
  const { port, ...rest } = options;
  const { provider, routes } = paymentProvider({ ...rest, origin: () => origin });
  const server = createServer((request, response) => {
    void (async () => {
      for (const route of routes) if (await route(request, response)) return;
      send(response, 404, "text/plain", "not found");
    })();
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/provider`,
    origin,
    provider,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
