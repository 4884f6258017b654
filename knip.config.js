/** Dead files, exports and packages. */
export default {
  entry: [
    "edge/main.ts",
    "edge/cli/main.ts",
    "edge/{sensing,vision}/main.ts",
    "flows/main.ts",
    "cloud-relay/{relay,hq}/main.ts",
    "deploy/**/*.mjs",
    "deploy/supervisor/main.ts",
    "deploy/demo/{main,seed}.ts",
    "deploy/demo/**/{render,render-scenes,write-lessons}.ts",
    "models/evaluation/*.ts",
    "kiosk/*.html",
    "kiosk/*/main.ts",
  ],
  ignoreExportsUsedInFile: true,
  project: ["{edge,kiosk,flows,models,cloud-relay,deploy}/**/*.{ts,svelte,mjs}"],
};
