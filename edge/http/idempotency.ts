import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Now } from "../usecases/moments.ts";
import type { AnswerBook, KeptAnswer } from "../usecases/ports.ts";
import type { App } from "./app.ts";
import { problemType, sendProblem } from "../web/problem.ts";

const header = "idempotency-key";
const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** One key of one caller: others may use the same text. */
function bookKey(request: FastifyRequest, key: string): string {
  return `${request.caller?.role ?? ""}/${request.caller?.name ?? ""}/${key}`;
}

function fingerprint({ method, url, body }: FastifyRequest): string {
  const isBytes = body instanceof Uint8Array;
  // A request without content has no JSON text, and bytes need none.
  const text = body === undefined || isBytes ? "" : JSON.stringify(body);
  const content = isBytes ? body : text;
  return createHash("sha256").update(`${method} ${url}\n`).update(content).digest("hex");
}

/**
 * Makes writes safe to repeat: with the same `Idempotency-Key` and the same body the answer of the
 * first time is sent again, byte for byte; another body under the same key is refused. Answers that
 * say "the box could not do it now" (5xx) are not kept: a repeat tries again.
 */
export function answerOnce(app: App, book: AnswerBook, now: Now): void {
  const underWay = new Map<string, Promise<void>>();
  const finish = new WeakMap<FastifyRequest, () => void>();

  app.addHook("preHandler", async (request, reply) => {
    const key = request.headers[header];
    if (request.method === "GET" || key === undefined) return undefined;
    if (typeof key !== "string" || !keyPattern.test(key))
      return sendProblem(reply, "REQUEST_INVALID", "Idempotency-Key: 1 to 200 visible characters");
    const name = bookKey(request, key);
    while (underWay.has(name)) await underWay.get(name);
    let done = (): void => undefined;
    underWay.set(name, new Promise((resolve) => (done = resolve)));
    finish.set(request, () => {
      underWay.delete(name);
      done();
    });
    const kept = await book.find(name);
    if (kept === undefined) return undefined;
    finish.get(request)?.();
    finish.delete(request);
    return repeat(reply, kept, fingerprint(request));
  });

  app.addHook("onSend", async (request, reply, payload) => {
    const key = request.headers[header];
    if (!finish.has(request) || typeof key !== "string") return payload;
    if (reply.statusCode < 500 && typeof payload === "string")
      await book.keep(
        bookKey(request, key),
        { fingerprint: fingerprint(request), status: reply.statusCode, body: payload },
        now(),
      );
    return payload;
  });

  app.addHook("onResponse", (request, _reply, next) => {
    finish.get(request)?.();
    next();
  });
}

function repeat(reply: FastifyReply, kept: KeptAnswer, print: string): FastifyReply {
  if (kept.fingerprint !== print) return sendProblem(reply, "IDEMPOTENCY_KEY_REUSED");
  const type = kept.status < 400 ? "application/json; charset=utf-8" : problemType;
  return reply.code(kept.status).type(type).send(kept.body);
}
