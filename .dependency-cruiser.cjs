/** The layers of ARCHITECTURE.md, enforced. */
const test = "\\.test\\.ts$|conformance\\.ts$|^edge/(testing|scenarios)/|^kiosk/e2e/";
/** Rooms of the box that speak to the outside: they meet only in a composition root. */
const io = "storage|sensing|vision|devices|payments|receipts|http|cli";
const roots = "(^|/)(main|compose)(-[a-z]+)?\\.ts$";

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "domain-imports-nothing",
      severity: "error",
      from: { path: "^edge/domain/", pathNot: test },
      to: { pathNot: "^edge/domain/" },
    },
    {
      name: "contract-knows-the-domain-and-the-schema-library",
      severity: "error",
      from: { path: "^edge/contract/", pathNot: test },
      to: { pathNot: "^edge/(domain|contract)/|node_modules/zod/" },
    },
    {
      name: "usecases-know-the-domain",
      severity: "error",
      from: { path: "^edge/usecases/", pathNot: test },
      to: { pathNot: "^edge/(domain|usecases|contract)/|^edge/errors\\.ts$" },
    },
    {
      name: "platform-knows-no-shop",
      severity: "error",
      from: { path: "^edge/platform/", pathNot: test },
      to: {
        path: "^(edge|kiosk|flows|cloud-relay|deploy|models)/",
        pathNot: "^edge/(platform/|errors\\.ts$)",
      },
    },
    {
      name: "io-does-not-know-io",
      severity: "error",
      from: { path: `^edge/(${io})/`, pathNot: `${test}|${roots}` },
      to: { path: `^edge/(${io})/`, pathNot: "^edge/$1/" },
    },
    {
      name: "only-roots-are-composed-from-above",
      severity: "error",
      from: { pathNot: `${test}|${roots}|^edge/cli/|^deploy/` },
      to: { path: roots },
    },
    {
      name: "screens-see-only-the-domain-and-the-contract",
      severity: "error",
      from: { path: "^kiosk/", pathNot: test },
      to: { path: "^(edge|flows|cloud-relay|deploy)/", pathNot: "^edge/(domain|contract)/" },
    },
    {
      name: "relay-and-hq-see-only-the-domain-and-the-contract",
      severity: "error",
      from: { path: "^cloud-relay/", pathNot: `${test}|^cloud-relay/.*testing/` },
      to: {
        path: "^(edge|kiosk|flows|deploy)/",
        pathNot: "^edge/(domain|contract|platform)/|^edge/(errors|config)\\.ts$",
      },
    },
    {
      name: "flows-see-mqtt-and-http",
      severity: "error",
      from: { path: "^flows/", pathNot: test },
      to: {
        path: "^(edge|kiosk|cloud-relay|deploy)/",
        pathNot: "^edge/(contract|platform)/|^edge/(errors|config)\\.ts$",
      },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { pathNot: `${test}|^deploy/|^cloud-relay/.*testing/` },
      to: { path: test },
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
