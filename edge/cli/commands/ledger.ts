import type { Command } from "commander";
import { loadSettings } from "../../config.ts";
import { Database } from "../../platform/sqlite.ts";
import { ledgerPath } from "../../storage/open-store.ts";
import { verifyLedger } from "../../storage/verify-ledger.ts";
import { print } from "../print.ts";

/** `tillbox ledger verify`: reads only, beside the running core. */
export function addLedger(program: Command): void {
  const ledger = program.command("ledger").description("the books of this store");
  ledger
    .command("verify")
    .description("derive everything again from the rows; names the first wrong row")
    .option("--json", "for programs")
    .action(async (options: { json?: boolean }) => {
      const reader = await Database.open(ledgerPath(loadSettings().data), "read");
      const verification = await verifyLedger(reader);
      await reader.close();
      print(verification, options.json === true, () => [
        ...verification.checks.map(
          ({ name, ok, detail }) => `${ok ? "✓" : "✗"} ${name}${ok ? "" : `: ${detail}`}`,
        ),
        `${verification.sales} sales, ${verification.events} events: ${verification.ok ? "in order" : "NOT in order"}`,
      ]);
      if (!verification.ok) process.exitCode = 1;
    });
}
