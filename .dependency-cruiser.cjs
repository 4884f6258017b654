/** The layers of ARCHITECTURE.md, enforced. */
const tests = [
  "\\.test\\.ts$",
  "conformance\\.ts$",
  "^edge/testing/",
  "^edge/scenarios/",
  "^kiosk/e2e/",
  "^deploy/(bench|torture)/",
];
/** Rooms of the box that speak to the outside: they meet only in a composition root. */
const rooms = ["storage", "sensing", "vision", "devices", "payments", "receipts", "http", "peers"];
const roots = ["/main\\.ts$"];
const below = (...folders) => folders.map((folder) => `^edge/${folder}/`);

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "domain-imports-nothing",
      severity: "error",
      from: { path: "^edge/domain/", pathNot: tests },
      to: { pathNot: "^edge/domain/" },
    },
    {
      name: "contract-knows-the-domain-and-the-schema-library",
      severity: "error",
      from: { path: "^edge/contract/", pathNot: tests },
      to: { pathNot: [...below("domain", "contract"), "node_modules/zod/"] },
    },
    {
      name: "usecases-know-the-domain",
      severity: "error",
      from: { path: "^edge/usecases/", pathNot: tests },
      to: { pathNot: [...below("domain", "usecases", "contract"), "^edge/errors\\.ts$"] },
    },
    {
      name: "platform-knows-no-shop",
      severity: "error",
      from: { path: "^edge/platform/", pathNot: tests },
      to: {
        path: ["^edge/", "^kiosk/", "^flows/", "^cloud-relay/", "^deploy/", "^models/"],
        pathNot: ["^edge/platform/", "^edge/errors\\.ts$"],
      },
    },
    ...rooms.map((room) => ({
      name: `${room}-does-not-know-its-neighbours`,
      severity: "error",
      from: { path: `^edge/${room}/`, pathNot: [...tests, ...roots] },
      to: { path: below(...rooms, "cli"), pathNot: `^edge/${room}/` },
    })),
    {
      name: "only-roots-compose",
      severity: "error",
      from: { path: "^edge/", pathNot: [...tests, ...roots, "^edge/cli/"] },
      to: { path: roots },
    },
    {
      name: "screens-see-only-the-domain-and-the-contract",
      severity: "error",
      from: { path: "^kiosk/", pathNot: tests },
      to: {
        path: ["^edge/", "^flows/", "^cloud-relay/", "^deploy/"],
        pathNot: below("domain", "contract"),
      },
    },
    {
      name: "relay-and-hq-see-no-room-of-the-box",
      severity: "error",
      from: { path: "^cloud-relay/", pathNot: tests },
      to: { path: ["^kiosk/", "^flows/", "^deploy/", ...below(...rooms, "cli", "usecases")] },
    },
    {
      name: "flows-see-mqtt-and-http",
      severity: "error",
      from: { path: "^flows/", pathNot: tests },
      to: { path: ["^kiosk/", "^cloud-relay/", "^deploy/", ...below(...rooms, "cli", "usecases")] },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { pathNot: tests },
      to: { path: tests },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".js", ".svelte", ".json"] },
  },
};
