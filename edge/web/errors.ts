import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { InvariantViolation } from "../domain/invariant.ts";
import { OperatingError, type ErrorCode } from "../errors.ts";
import type { Log } from "../platform/log.ts";
import { sendProblem } from "./problem.ts";
import type { WebApp } from "./app.ts";

/** What the framework itself refuses, in the words of our catalogue. */
function codeOf(error: FastifyError, takesPicture: boolean): ErrorCode | undefined {
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return takesPicture ? "IMAGE_TOO_LARGE" : "REQUEST_TOO_LARGE";
  if (error.code === "FST_ERR_CTP_INVALID_MEDIA_TYPE" && takesPicture) return "IMAGE_UNREADABLE";
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500 ? "REQUEST_INVALID" : undefined;
}

function answer(
  error: FastifyError | OperatingError,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
): FastifyReply {
  if (error instanceof OperatingError) {
    if (error.cause !== undefined) log.warn({ code: error.code, err: error }, error.message);
    return sendProblem(reply, error.code, error.detail);
  }
  const code = codeOf(error, request.routeOptions.config.takesPicture === true);
  if (code !== undefined) return sendProblem(reply, code, error.message);
  log.error({ err: error, url: request.routeOptions.url }, "a request failed");
  return sendProblem(reply, "INTERNAL_ERROR");
}

/**
 * Every error leaves as problem+json with a code.
 *
 * @param crash called after the answer when the program itself is wrong: the process must end, so
 *   that the supervisor starts a fresh one from what the ledger holds.
 */
export function answerErrors(
  app: WebApp,
  log: Log,
  crash: (error: InvariantViolation) => void,
): void {
  app.setErrorHandler<FastifyError | OperatingError>((error, request, reply) => {
    if (error instanceof InvariantViolation) reply.raw.once("close", () => crash(error));
    return answer(error, request, reply, log);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(reply, "NOT_FOUND", request.method));
}
