import { fileURLToPath } from "node:url";
import { loadSettings } from "../../edge/config.ts";
import { seedDemoShop } from "./seeding/seed-demo-shop.ts";

const seed = 952;

/** Fills the data directory of the settings with the demo shop, and says how it goes. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const startedAt = performance.now();
  await seedDemoShop(loadSettings(), Date.now(), seed, (step) =>
    process.stdout.write(`  ${step}\n`),
  );
  process.stdout.write(`  done in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s\n`);
}
