const sessionCookie = "tillbox_session";

/** The session's token in a `Cookie` header, if there is one. */
export function readSessionCookie(header: string | undefined): string | undefined {
  return header
    ?.split(";")
    .map((pair) => pair.trim().split("="))
    .find(([name]) => name === sessionCookie)?.[1];
}

/**
 * No script can read it and no other site can send it. Not `Secure`: the shop's own network has no
 * certificate that a phone would trust.
 */
export function writeSessionCookie(token: string, maxAgeSeconds: number): string {
  return `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}`;
}

export function dropSessionCookie(): string {
  return writeSessionCookie("", 0);
}
