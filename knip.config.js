/** Dead files, exports and packages. */
export default {
  entry: [
    "edge/main.ts",
    "edge/cli/main.ts",
    "edge/{sensing,vision}/main.ts",
    "flows/main.ts",
    "flows/nodes/*.cjs",
    "cloud-relay/{relay,hq}/main.ts",
    "deploy/**/*.mjs",
    "deploy/supervisor/main.ts",
    "deploy/{bench,torture}/main.ts",
    "deploy/bench/ledger/measure-ledger.ts",
    "deploy/demo/{main,seed}.ts",
    "deploy/demo/drawings/render.ts",
    "deploy/demo/seeding/write-lessons.ts",
    "deploy/demo/trays/render-scenes.ts",
    "models/evaluation/measure-vision.ts",
    "deploy/demo/{page,paper}/*.js",
    "models/**/*.mjs",
    "kiosk/vite.config.ts",
    "kiosk/*/main.ts",
  ],
  project: ["{edge,kiosk,flows,models,cloud-relay,deploy}/**/*.{ts,svelte,mjs,cjs}"],
  ignoreExportsUsedInFile: true,
  // Loaded at run time by the host of the flows; called as programs by `deploy/ci/check.mjs`.
  ignoreDependencies: ["node-red", "dependency-cruiser", "svelte-check"],
  ignoreBinaries: ["systemd-analyze"],
};
