import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * One part of the demo's page. Answers true when the request was for it and is being answered, so
 * that several parts share one port: the first that says true has it.
 */
export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Longest body that a part of the demo reads. */
const longestBody = 64 * 1024;

/** @returns undefined when the body is longer than any part of the demo needs. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Pages of the demo load nothing from elsewhere and run no script that stands in the page. */
const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'";

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(type === "text/html" ? { "content-security-policy": pagePolicy } : {}),
    ...headers,
  });
  response.end(body);
}

/** Text as it may stand between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (each) => names[each] ?? each);
}
