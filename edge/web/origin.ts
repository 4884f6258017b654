import type { IncomingHttpHeaders } from "node:http";
import { networkInterfaces, hostname } from "node:os";

/** Names under which browsers may reach this box; another name means a rebound DNS entry. */
export function ownHostNames(listenHost: string): ReadonlySet<string> {
  const names = ["localhost", "127.0.0.1", "[::1]", listenHost];
  const isOpenToTheNetwork = !names.slice(0, 3).includes(listenHost) && listenHost !== "::1";
  if (isOpenToTheNetwork) {
    const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    names.push(...addresses.map((each) => hostOfAddress(each.address)));
    names.push(hostname(), `${hostname()}.local`);
  }
  return new Set(names.map((name) => name.toLowerCase()));
}

function hostOfAddress(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}

/** The host name of a `Host` header or URL authority, without its port; undefined when malformed. */
function hostName(authority: string): string | undefined {
  return /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9.-]{1,253})(:\d{1,5})?$/i
    .exec(authority)?.[1]
    ?.toLowerCase();
}

interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Whether a request comes from our own pages or from a program, and not from another site that uses
 * the visitor's browser. Following a link to one of our pages is allowed.
 */
export function isFromHere(asked: Asked, ownNames: ReadonlySet<string>): boolean {
  const host = asked.headers.host ?? "";
  if (!ownNames.has(hostName(host) ?? "")) return false;
  const site = asked.headers["sec-fetch-site"];
  const isLink = asked.method === "GET" && asked.headers["sec-fetch-mode"] === "navigate";
  if (site !== undefined && site !== "same-origin" && site !== "none" && !isLink) return false;
  const origin = asked.headers.origin;
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}
