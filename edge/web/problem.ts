import { z } from "zod";
import type { FastifyReply } from "fastify";
import { problemShape, type Problem } from "../contract/http.ts";
import { errorCatalogue, OperatingError, type ErrorCode } from "../errors.ts";

/** @see RFC 9457 */
export const problemType = "application/problem+json; charset=utf-8";

export function problemFor(code: ErrorCode, detail = ""): Problem {
  const entry = errorCatalogue[code];
  return {
    type: `urn:tillbox:error:${code}`,
    title: entry.en,
    status: entry.status,
    code,
    detail,
    messages: { "zh-CN": entry.zh, en: entry.en },
  };
}

/** Answers with a coded error. The text is made here, so that no route's answer shape can cut it. */
export function sendProblem(reply: FastifyReply, code: ErrorCode, detail = ""): FastifyReply {
  const problem = problemFor(code, detail);
  return reply.code(problem.status).type(problemType).send(JSON.stringify(problem));
}

/** Stops a request with a coded error; `detail` names the field, file or thing. */
export function refuse(code: ErrorCode, detail = ""): never {
  throw new OperatingError(code, detail);
}

/**
 * What a route answers: its good answers, then the codes of its own refusals. Every route can also
 * say that a request is malformed, that nobody has signed in, or that the role is not enough.
 */
export function answers<Good extends Record<number, z.ZodType>>(
  good: Good,
  ...codes: ErrorCode[]
): Good {
  const all: ErrorCode[] = ["REQUEST_INVALID", "UNAUTHENTICATED", "FORBIDDEN", ...codes];
  const statuses = [...new Set(all.map((code) => errorCatalogue[code].status))];
  const problems = statuses.map((status) => {
    const here = all.filter((code) => errorCatalogue[code].status === status);
    const description = here.map((code) => `${code}: ${errorCatalogue[code].en}`).join("\n\n");
    return [
      status,
      { description, content: { "application/problem+json": { schema: problemShape } } },
    ];
  });
  return { ...Object.fromEntries(problems), ...good } as Good;
}
