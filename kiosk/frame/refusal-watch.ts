/**
 * Tells when the box no longer takes a request from this person: the sign-in may have ended. What
 * signing in itself answers does not count.
 */
export function watchRefusals(transport: typeof fetch, onRefused: () => void): typeof fetch {
  return async (input, init) => {
    const response = await transport(input, init);
    const isRefused = response.status === 401 || response.status === 403;
    if (isRefused && !addressOf(input).endsWith("/session")) onRefused();
    return response;
  };
}

function addressOf(input: Parameters<typeof fetch>[0]): string {
  if (typeof input === "string") return input;
  return input instanceof URL ? input.href : input.url;
}
