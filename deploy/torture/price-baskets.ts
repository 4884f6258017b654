import { seededRandom } from "../../edge/platform/random.ts";
import { smallTrial, wildTrial } from "./pricing/baskets.ts";
import { roundsEachLineUp } from "./pricing/broken-pricer.ts";
import { faultsOf, shopPricer, type Pricer } from "./pricing/faults.ts";

interface Options {
  /** Baskets; half of them small enough to be priced by trying everything. */
  readonly trials: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** Failures that are told in full; the rest are only counted. */
const told = 5;
const controlShare = 0.02;

/**
 * Rounding, discounts, split tender and three VAT rates: every generated basket adds up, its VAT and
 * journal are right whatever the order of lines and rules, and small ones cost what trying every
 * possibility says. A pricing that rounds each line up must be found out, else the test is worth nothing.
 */
export async function run({
  trials,
  seed,
  say,
}: Options): Promise<{ trials: number; failures: number }> {
  const beganMs = performance.now();
  const failures = await countFaults({ trials, seed, say }, shopPricer);
  const seconds = (performance.now() - beganMs) / 1_000;
  say(`price-baskets: seed ${seed}, ${trials} baskets, ${failures} failures`);
  say(`  ${Math.round(trials / seconds)} baskets a second, each priced twice and checked`);
  const controls = Math.max(200, Math.round(trials * controlShare));
  const quiet = { trials: controls, seed, say: () => undefined };
  const caught = await countFaults(quiet, roundsEachLineUp);
  say(`  control, each line rounded up: ${caught} of ${controls} baskets found wrong`);
  if (caught === 0) say("  the control was not found out: these figures prove nothing");
  return { trials, failures: failures + (caught === 0 ? 1 : 0) };
}

async function countFaults({ trials, seed, say }: Options, pricer: Pricer): Promise<number> {
  const random = seededRandom(seed);
  let failures = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    // Others want to run, too.
    if (trial % 1_000 === 0) await new Promise(setImmediate);
    const isSmall = trial % 2 === 0;
    const basket = isSmall ? smallTrial(random) : wildTrial(random);
    const faults = faultsOf(basket, pricer, random, isSmall);
    if (faults.length === 0) continue;
    failures += 1;
    if (failures <= told) say(`  basket ${trial}: ${faults.join("; ")}: ${JSON.stringify(basket)}`);
  }
  return failures;
}
