import { ApiProblem, problemOf } from "./problem.ts";

/** How a request may be given up, and under which key a repeat is the same request. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Repeats with this key get the first one's answer; absent: a new key for each call. */
  readonly key?: string;
}

type Verb = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Pauses before a write is sent again with its own key, in ms. Two repeats, then the caller hears. */
const repeatPausesMs = [300, 1200];

/**
 * The box's `/api/v1`. Every write carries an `Idempotency-Key` and is repeated when no answer came,
 * so a lost answer never books twice. Reads are not repeated: a fresh one follows anyway.
 */
export class Client {
  readonly #base: string;
  readonly #fetch: typeof fetch;
  readonly #pause: (ms: number) => Promise<void>;

  constructor(
    base = "/api/v1",
    transport: typeof fetch = (...args) => fetch(...args),
    pause = rest,
  ) {
    this.#base = base;
    this.#fetch = transport;
    this.#pause = pause;
  }

  /** @throws ApiProblem */
  get<Answer>(path: string, options: CallOptions = {}): Promise<Answer> {
    return this.#call("GET", path, undefined, {}, options);
  }

  /** @throws ApiProblem */
  post<Answer>(path: string, body: unknown = {}, options: CallOptions = {}): Promise<Answer> {
    return this.#write("POST", path, body, options);
  }

  /** @throws ApiProblem */
  put<Answer>(path: string, body: unknown, options: CallOptions = {}): Promise<Answer> {
    return this.#write("PUT", path, body, options);
  }

  /** @throws ApiProblem */
  patch<Answer>(path: string, body: unknown, options: CallOptions = {}): Promise<Answer> {
    return this.#write("PATCH", path, body, options);
  }

  /** @throws ApiProblem */
  delete<Answer>(path: string, options: CallOptions = {}): Promise<Answer> {
    return this.#repeat("DELETE", path, undefined, {}, options);
  }

  /** Sends one picture. A lost one is not repeated: the next look is newer. @throws ApiProblem */
  postPicture<Answer>(path: string, picture: Blob, options: CallOptions = {}): Promise<Answer> {
    return this.#call("POST", path, picture, { "content-type": picture.type }, options);
  }

  /** Sends a file as it is. @throws ApiProblem */
  postFile<Answer>(path: string, file: Blob, options: CallOptions = {}): Promise<Answer> {
    const headers = { "content-type": "application/octet-stream" };
    return this.#repeat("POST", path, file, headers, options);
  }

  #write<Answer>(verb: Verb, path: string, body: unknown, options: CallOptions): Promise<Answer> {
    const headers = { "content-type": "application/json" };
    return this.#repeat(verb, path, JSON.stringify(body), headers, options);
  }

  async #repeat<Answer>(
    verb: Verb,
    path: string,
    body: string | Blob | undefined,
    headers: Record<string, string>,
    options: CallOptions,
  ): Promise<Answer> {
    const keyed = { ...headers, "idempotency-key": options.key ?? newKey() };
    for (const pauseMs of repeatPausesMs) {
      try {
        return await this.#call(verb, path, body, keyed, options);
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 0) throw error;
        await this.#pause(pauseMs);
      }
    }
    return this.#call(verb, path, body, keyed, options);
  }

  async #call<Answer>(
    method: Verb,
    path: string,
    body: string | Blob | undefined,
    headers: Record<string, string>,
    { signal }: CallOptions,
  ): Promise<Answer> {
    const request: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store" };
    if (body !== undefined) request.body = body;
    if (signal !== undefined) request.signal = signal;
    let response: Response;
    try {
      response = await this.#fetch(`${this.#base}${path}`, request);
    } catch (cause) {
      signal?.throwIfAborted();
      throw ApiProblem.unreachable(cause);
    }
    if (!response.ok) throw await problemOf(response);
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  }
}

/** 128 random bits as hex. Works without HTTPS too, where `crypto.randomUUID` does not exist. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
