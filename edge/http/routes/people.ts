import { z } from "zod";
import { sessionShape } from "../../contract/http.ts";
import { deviceListShape } from "../../contract/lists.ts";
import { grantableRoles } from "../../domain/access/access.ts";
import type { Caller } from "../../usecases/callers.ts";
import { addDevice, addKey, addPerson } from "../../usecases/grant-access.ts";
import { sessionLifeMs, signIn, signOut } from "../../usecases/sign-in.ts";
import { dropSessionCookie, readSessionCookie, writeSessionCookie } from "../../web/cookies.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { knownCaller } from "../guard.ts";
import { nothing } from "../names.ts";
import { unlessRefused } from "../refusal.ts";
import { instant } from "../views/instant.ts";
import type { World } from "../world.ts";

const personName = z.string().trim().min(1).max(64);
const deviceKinds = ["scale", "rfid", "probe", "label", "camera", "flow"] as const;
const keyRoles = [...grantableRoles, "customer"] as const;

/** Signing in and out. */
export function sessionRoutes(app: App, world: World): void {
  const tags = ["Sign-in"];
  const config = { action: "sessions.open" } as const;
  const view = ({ name, role }: Caller) => ({
    name,
    role,
    store: world.shop.store,
    shopName: world.shop.name,
    locale: world.shop.locale,
    timeZone: world.shop.timeZone,
  });
  app.post(
    "/session",
    {
      config,
      schema: {
        tags,
        summary: "Sign in with name and PIN",
        body: z.strictObject({ name: personName, pin: z.string().min(1).max(32) }),
        response: answers({ 200: sessionShape }, "LOGIN_REFUSED", "LOGIN_LOCKED"),
      },
    },
    async (request, reply) => {
      const { name, pin } = request.body;
      const { token, person } = unlessRefused(await signIn(world, name, pin));
      void reply.header("set-cookie", writeSessionCookie(token, sessionLifeMs / 1_000));
      return view(person);
    },
  );
  app.get(
    "/session",
    {
      config: { action: "kiosk.read" },
      schema: { tags, summary: "Who is signed in", response: answers({ 200: sessionShape }) },
    },
    (request) => view(knownCaller(request)),
  );
  app.delete(
    "/session",
    {
      config,
      schema: { tags, summary: "Sign out", body: nothing, response: answers({ 204: z.null() }) },
    },
    async (request, reply) => {
      const token = readSessionCookie(request.headers.cookie);
      if (token !== undefined) await signOut(world, token);
      return reply.code(204).header("set-cookie", dropSessionCookie()).send(null);
    },
  );
}

const control = ["Control"];
const granted = z.object({ name: z.string(), role: z.string(), createdAt: z.iso.datetime() });
const grantList = z.object({ items: z.array(granted), next: z.null() });

/** People, keys and devices. Every secret is answered once and never again. */
export function grantRoutes(app: App, world: World): void {
  app.get(
    "/users",
    {
      config: { action: "users.read" },
      schema: {
        tags: control,
        summary: "People who can sign in",
        response: answers({ 200: grantList }),
      },
    },
    async () => ({
      items: (await world.people.list()).map(({ name, role, createdAtMs }) => ({
        name,
        role,
        createdAt: instant(createdAtMs),
      })),
      next: null,
    }),
  );
  app.post(
    "/users",
    {
      config: { action: "users.change" },
      schema: {
        tags: control,
        summary: "Add a person; answers the first PIN once",
        body: z.strictObject({
          name: personName,
          role: z.enum(grantableRoles),
          pin: z
            .string()
            .regex(/^\d{4,12}$/)
            .optional(),
        }),
        response: answers(
          { 201: z.object({ name: z.string(), role: z.string(), pin: z.string() }) },
          "NAME_TAKEN",
        ),
      },
    },
    async (request, reply) => {
      const { pin, ...grant } = request.body;
      const added = unlessRefused(await addPerson(world, knownCaller(request), grant, pin));
      return reply.code(201).send({ ...grant, pin: added.pin });
    },
  );
  keyRoutes(app, world);
  deviceRoutes(app, world);
}

function keyRoutes(app: App, world: World): void {
  app.get(
    "/keys",
    {
      config: { action: "keys.read" },
      schema: { tags: control, summary: "Keys of programs", response: answers({ 200: grantList }) },
    },
    async () => ({
      items: (await world.apiKeys.list()).map(({ name, role, createdAtMs }) => ({
        name,
        role,
        createdAt: instant(createdAtMs),
      })),
      next: null,
    }),
  );
  app.post(
    "/keys",
    {
      config: { action: "keys.change" },
      schema: {
        tags: control,
        summary: "Add a key, answered once; it takes the place of one with the same name",
        body: z.strictObject({ name: personName, role: z.enum(keyRoles) }),
        response: answers({
          201: z.object({ name: z.string(), role: z.string(), key: z.string() }),
        }),
      },
    },
    async (request, reply) => {
      const added = unlessRefused(await addKey(world, knownCaller(request), request.body));
      return reply.code(201).send({ ...request.body, key: added.key });
    },
  );
}

function deviceRoutes(app: App, world: World): void {
  app.get(
    "/devices",
    {
      config: { action: "devices.read" },
      schema: {
        tags: control,
        summary: "Devices, by id",
        response: answers({ 200: deviceListShape }),
      },
    },
    async () => ({
      items: (await world.devices.list()).map(({ id, kind, online, lastSeenAtMs }) => ({
        id,
        kind,
        online,
        lastSeenAt: lastSeenAtMs === undefined ? null : instant(lastSeenAtMs),
      })),
      next: null,
    }),
  );
  app.post(
    "/devices",
    {
      config: { action: "devices.change" },
      schema: {
        tags: control,
        summary: "Let a device in; answers its MQTT credentials once",
        body: z.strictObject({
          id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
          kind: z.enum(deviceKinds),
        }),
        response: answers({
          201: z.object({ id: z.string(), kind: z.string(), secret: z.string() }),
        }),
      },
    },
    async (request, reply) => {
      const { id, kind } = request.body;
      return reply.code(201).send({ id, kind, secret: await addDevice(world, id, kind) });
    },
  );
}
