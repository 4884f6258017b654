import { money, sum } from "../../../edge/domain/money.ts";
import { shopPricer, type Pricer } from "./faults.ts";

/**
 * The control: every line that a rule has lowered is rounded up by itself, as a till would that gives
 * no thought to remainders. Its lines still add up, so only whoever knows the right total finds it.
 */
export const roundsEachLineUp: Pricer = (trial) => {
  const { lines } = shopPricer(trial);
  const rounded = lines.map((line) => {
    const [first, ...others] = line.reductions;
    if (first === undefined || first.amount < 2) return line;
    return {
      ...line,
      discount: money(line.discount - 1),
      net: money(line.net + 1),
      reductions: [{ ...first, amount: money(first.amount - 1) }, ...others],
    };
  });
  return { lines: rounded, total: sum(rounded.map((line) => line.net)) };
};
