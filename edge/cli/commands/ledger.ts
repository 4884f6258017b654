import { resolve } from "node:path";
import type { Command } from "commander";
import { loadSettings } from "../../config.ts";
import { Database } from "../../platform/sqlite.ts";
import { backUpLedger, restoreLedger } from "../../storage/backup-ledger.ts";
import { checkHeads, signHead } from "../../storage/ledger-heads.ts";
import { ledgerPath } from "../../storage/open-store.ts";
import { verifyLedger } from "../../storage/verify-ledger.ts";
import { print } from "../print.ts";

/** `tillbox ledger`: `verify` and `backup` go on beside the running core, `restore` needs it stopped. */
export function addLedger(program: Command): void {
  const ledger = program.command("ledger").description("the books of this store");
  ledger
    .command("verify")
    .description("derive everything again from the rows; names the first wrong row")
    .option("--json", "for programs")
    .action(async (options: { json?: boolean }) => {
      const { data } = loadSettings();
      const reader = await Database.open(ledgerPath(data), "read");
      const rows = await verifyLedger(reader);
      const heads = await checkHeads(data, reader);
      await reader.close();
      const verification = { ...rows, ok: rows.ok && heads.ok, checks: [...rows.checks, heads] };
      print(verification, options.json === true, () => [
        ...verification.checks.map(
          ({ name, ok, detail }) => `${ok ? "✓" : "✗"} ${name}${ok ? "" : `: ${detail}`}`,
        ),
        `${verification.sales} sales, ${verification.events} events: ${verification.ok ? "in order" : "NOT in order"}`,
      ]);
      if (!verification.ok) process.exitCode = 1;
    });
  ledger
    .command("sign")
    .description("sign where the chain ends now, so that a cut tail is found later")
    .action(async () => {
      const { data } = loadSettings();
      const reader = await Database.open(ledgerPath(data), "read");
      const head = await signHead(data, reader, new Date().toISOString());
      await reader.close();
      process.stdout.write(head === undefined ? "no event yet\n" : `${head.seq} ${head.hash}\n`);
    });
  ledger
    .command("backup")
    .description("copy the ledger while it goes on selling, and verify the copy")
    .argument("<file>", "where the copy goes")
    .action(async (file: string) => {
      const { sales, events } = await backUpLedger(loadSettings().data, resolve(file));
      process.stdout.write(`${file}: ${sales} sales, ${events} events, in order\n`);
    });
  ledger
    .command("restore")
    .description("put a verified copy in the place of the ledger; stop the box first")
    .argument("<file>", "a copy that `ledger backup` has made")
    .action(async (file: string) => {
      const { data } = loadSettings();
      const { verification, kept } = await restoreLedger(
        data,
        resolve(file),
        new Date().toISOString(),
      );
      process.stdout.write(`${verification.sales} sales are back, in order\n`);
      if (kept !== undefined) process.stdout.write(`the ledger that was there: ${kept}\n`);
    });
}
