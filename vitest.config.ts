import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const slow = ["edge/scenarios/**", "kiosk/e2e/**", "deploy/**/*.process.test.ts"];

export default defineConfig({
  plugins: [svelte()],
  test: {
    include: ["**/*.test.ts"],
    exclude: ["node_modules/**", "dist/**", ".tillbox/**"],
    pool: "forks",
    testTimeout: 20_000,
    projects: [
      { extends: true, test: { name: "unit", exclude: ["node_modules/**", "dist/**", ...slow] } },
      {
        extends: true,
        test: {
          name: "shop",
          include: slow.map((path) => path.replace(/\*\*$/, "**/*.test.ts")),
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
