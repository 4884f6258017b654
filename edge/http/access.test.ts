import { expect, test } from "vitest";
import { accessTable, grantableRoles, mayDo, roles, type Action } from "../domain/access/access.ts";
import { runningCore, type TestCore } from "../testing/running-core.ts";

interface Route {
  readonly method: string;
  readonly path: string;
  readonly action: Action;
}

async function describedRoutes(core: TestCore): Promise<Route[]> {
  const { text } = await core.ask("GET", "/api/openapi.json");
  const { paths } = JSON.parse(text) as {
    paths: Record<string, Record<string, { "x-action": Action }>>;
  };
  return Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({
      method: verb.toUpperCase(),
      path: path.replaceAll(/\{[^}]+\}/g, "nothing"),
      action: operation["x-action"],
    })),
  );
}

test("every role is let through exactly the doors of the access table", async () => {
  const core = await runningCore();
  const keys = new Map<string, string | undefined>([
    ["customer", undefined],
    ["system", core.system],
  ]);
  for (const role of grantableRoles) {
    const grant = { name: role, role };
    const { body } = await core.ask("POST", "/api/v1/keys", grant, { as: core.system });
    keys.set(role, String(body["key"]));
  }
  const routes = await describedRoutes(core);
  expect(routes.length).toBeGreaterThan(50);
  const wrong: string[] = [];
  for (const { method, path, action } of routes)
    for (const role of roles) {
      const as = keys.get(role);
      const body = method === "GET" || method === "DELETE" ? undefined : { wrong: true };
      const { status } = await core.ask(method, path, body, as === undefined ? {} : { as });
      const isThrough = status !== 401 && status !== 403;
      if (isThrough !== mayDo(role, action)) wrong.push(`${role} ${method} ${path} ${status}`);
    }
  expect(wrong).toEqual([]);
});

test("every action of the table is some route's, and a wrong credential is never taken for none", async () => {
  const core = await runningCore();
  const routes = await describedRoutes(core);
  const used = new Set(routes.map((route) => route.action));
  const elsewhere = ["docs.read", "live.listen", "metrics.read", "screens.open", "tenders.cash"];
  const known = Object.keys(accessTable);
  expect(known.filter((action) => !used.has(action as Action))).toEqual(elsewhere);
  const answer = await core.ask("GET", "/api/v1/kiosk", undefined, { as: "tbx_wrong" });
  expect(answer.body).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
});
