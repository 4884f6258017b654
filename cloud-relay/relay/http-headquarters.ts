import { durableShape } from "../../edge/contract/events.ts";
import { OperatingError } from "../../edge/errors.ts";
import type { Headquarters } from "./relay.ts";

const patienceMs = 10_000;

/** Headquarters over HTTP: `POST /api/v1/stores/{store}/events`. */
export class HttpHeadquarters implements Headquarters {
  readonly #address: string;
  readonly #token: string;

  constructor(url: string, store: string, token: string) {
    this.#address = `${url}/api/v1/stores/${store}/events`;
    this.#token = token;
  }

  async take(batch: Buffer): Promise<number> {
    const response = await this.#post(batch);
    if (!response.ok)
      throw new OperatingError("HQ_UNREACHABLE", `${this.#address} answered ${response.status}`);
    return durableShape.parse(await response.json()).durable;
  }

  async #post(batch: Buffer): Promise<Response> {
    try {
      return await fetch(this.#address, {
        method: "POST",
        headers: {
          authorization: `Bearer ${this.#token}`,
          "content-type": "application/x-ndjson",
          "content-encoding": "gzip",
        },
        body: new Uint8Array(batch),
        signal: AbortSignal.timeout(patienceMs),
      });
    } catch (error) {
      throw new OperatingError("HQ_UNREACHABLE", this.#address, { cause: error });
    }
  }
}
