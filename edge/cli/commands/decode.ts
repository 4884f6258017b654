import type { Command } from "commander";
import { resolveCode } from "../../domain/codes/resolve-code.ts";
import type { Reading } from "../../domain/codes/reading.ts";
import { print } from "../print.ts";

/** `tillbox decode CODE...`: every reading of a scanned code, and which one wins. */
export function addDecode(program: Command): void {
  program
    .command("decode")
    .description("show every reading of scanned codes or EPC hex, and which one wins")
    .argument("<code...>", "what a scanner or reader sent; <GS> stands for the group separator")
    .option("--pay", "as on the payment screen, where payment codes win")
    .option("--json", "for programs")
    .action((codes: string[], options: { pay?: boolean; json?: boolean }) => {
      const answers = codes.map((input) => {
        const { readings, winner } = resolveCode(input, options.pay === true ? "pay" : "scan");
        return { input, readings, winner: winner ?? null };
      });
      print(answers, options.json === true, () =>
        answers.flatMap(({ input, readings, winner }) => [
          input,
          ...(readings.length === 0 ? ["  nothing known"] : []),
          ...readings.map((each) => `  ${each === winner ? "→" : " "} ${describe(each)}`),
        ]),
      );
    });
}

function describe(reading: Reading): string {
  const { scheme, valid, warnings = [], ...fields } = reading;
  const facts = Object.entries(fields)
    .filter(([name]) => name !== "elements")
    .map(([name, value]) => `${name} ${String(value)}`);
  return [scheme, valid ? "" : "(not valid)", ...facts, ...warnings]
    .filter((x) => x !== "")
    .join("  ");
}
