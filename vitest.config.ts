import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

/** Tests of whole shops in processes of their own: one after another. */
const slow = [
  "edge/scenarios/**/*.test.ts",
  "kiosk/e2e/**/*.test.ts",
  "deploy/torture/short-forms.test.ts",
];
const never = ["node_modules/**", "dist/**", ".tillbox/**"];

export default defineConfig({
  plugins: [svelte()],
  test: {
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...never, ...slow],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "shop",
          include: slow,
          exclude: never,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
