import { Command, CommanderError } from "commander";
import { errorCatalogue, OperatingError } from "../errors.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addDecode } from "./commands/decode.ts";
import { addGrants } from "./commands/grants.ts";
import { addImport } from "./commands/import.ts";
import { addLedger } from "./commands/ledger.ts";
import { addReport } from "./commands/report.ts";
import { addSettings } from "./commands/settings.ts";
import { addVision } from "./commands/vision.ts";

const wrongUsage = 2;

/** `tillbox`: the operator's command. */
async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("tillbox")
    .description("Looks after a Tillbox: health, ledger, people, devices, camera.")
    .version("0.1.0")
    .showHelpAfterError("Type `tillbox --help` for the list of commands.")
    .exitOverride();
  addDoctor(program);
  addLedger(program);
  addImport(program);
  addReport(program);
  addDecode(program);
  addVision(program);
  addGrants(program);
  addSettings(program);
  for (const command of everyCommand(program)) command.exitOverride();
  await program.parseAsync(argv);
}

function everyCommand(command: Command): Command[] {
  return command.commands.flatMap((each) => [each, ...everyCommand(each)]);
}

try {
  await main(process.argv);
} catch (error) {
  process.exitCode = report(error);
}

/** @returns the exit status: 1 failed, 2 wrong usage. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongUsage;
  if (error instanceof OperatingError) {
    process.stderr.write(`${error.message}\n${errorCatalogue[error.code].zh}\n`);
    return 1;
  }
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
}
