// `npm test`: sets up what is missing, runs every test, and ends with `N passed, N failed`.
//   npm test                 everything
//   npm test -- unit         the quick tests only (also what runs on other Node versions)
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, checkNode, install, needBrowser, root } from "../setup/steps.mjs";

const projects = process.argv.slice(2);

checkNode();
install();
build();
if (projects.length === 0 || projects.includes("shop")) needBrowser();

const folder = mkdtempSync(join(tmpdir(), "tillbox-test-"));
const report = join(folder, "report.json");
const { status } = spawnSync(
  process.execPath,
  [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...projects.flatMap((name) => ["--project", name]),
  ],
  { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
);

const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
  readFileSync(report, "utf8"),
);
rmSync(folder, { recursive: true });
const failed = numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0);
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : "";
console.log(`\n${numPassedTests} passed, ${failed} failed${skipped}`);
process.exit(status === 0 && failed === 0 && numPassedTests > 0 ? 0 : 1);
