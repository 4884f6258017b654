import type { Problem } from "../../edge/contract/http.ts";
import type { Localised } from "../../edge/domain/locale.ts";

/** Says that the box did not answer at all: the network, or the box itself, is down. */
export const unreachable = "UNREACHABLE";

const unreachableMessages: Localised = {
  "zh-CN": "连不上店里的主机。稍等一下，会自动再试。",
  en: "The shop's computer does not answer. Wait a moment; we try again by ourselves.",
};

/** What the box refused, with a code that programs read and a sentence that people read. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly code: string;
  /** HTTP status; 0 when nothing was answered. */
  readonly status: number;
  /** What exactly: a field, a name, an instant. Empty when the box says no more. */
  readonly detail: string;
  readonly messages: Localised;

  constructor(problem: Pick<Problem, "code" | "status" | "messages" | "detail">, cause?: unknown) {
    super(problem.detail === "" ? problem.code : `${problem.code}: ${problem.detail}`, { cause });
    this.code = problem.code;
    this.status = problem.status;
    this.detail = problem.detail;
    this.messages = problem.messages;
  }

  static unreachable(cause: unknown): ApiProblem {
    return new ApiProblem(
      { code: unreachable, status: 0, detail: "", messages: unreachableMessages },
      cause,
    );
  }
}

/** Reads an answer that is not a success. Anything but a problem document counts as unreachable. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const body = (await response.json()) as Partial<Problem>;
    if (typeof body.code === "string" && body.messages !== undefined)
      return new ApiProblem({
        code: body.code,
        status: response.status,
        detail: body.detail ?? "",
        messages: body.messages,
      });
  } catch (cause) {
    return ApiProblem.unreachable(cause);
  }
  return ApiProblem.unreachable(`status ${response.status}`);
}
