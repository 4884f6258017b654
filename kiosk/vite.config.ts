import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The core that the pages talk to while they are being written. */
const core = "http://127.0.0.1:8080";

/** Every screen is a page of its own; the core serves what comes out, HQ its own page. */
export default defineConfig({
  root: here("."),
  plugins: [svelte()],
  build: {
    outDir: here("../dist/kiosk-web"),
    emptyOutDir: true,
    // Nothing is written into the pages themselves: their security policy refuses inline code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
    rolldownOptions: {
      input: ["kiosk", "staff", "manager", "hq"].map((page) => here(`${page}.html`)),
    },
  },
  server: { proxy: { "/api/v1": { target: core, ws: true } } },
});
