import { rmSync } from "node:fs";
import { Command } from "commander";
import { expect, onTestFinished, test, vi } from "vitest";
import { draftOf, openSmallShop } from "../../testing/small-shop.ts";
import { addReport } from "./report.ts";

/** What the command writes about a shop that has sold two bottles of milk. */
async function written(...options: readonly string[]): Promise<string> {
  const { data, store } = await openSmallShop();
  await store.ledger.postSale(draftOf("a", { milk: 2 }));
  await store.close();
  vi.stubEnv("TILLBOX_DATA", data);
  const lines: string[] = [];
  const output = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  onTestFinished(() => {
    output.mockRestore();
    vi.unstubAllEnvs();
    rmSync(data, { recursive: true, force: true });
  });
  const program = new Command().exitOverride();
  addReport(program);
  const days = ["--from", "2026-11-24", "--to", "2026-11-24"];
  await program.parseAsync(["report", ...options, ...days], { from: "user" });
  return lines.join("");
}

test("a statement is written as a table in the shop's language", async () => {
  const text = await written("profit-and-loss");
  expect(text.split("\n").slice(0, 5)).toEqual([
    "利润表  2026-11-24",
    "",
    "项目          金额",
    "营业收入      9.17",
    "营业成本      6.00",
  ]);
});

test("a report is written for a spreadsheet", async () => {
  const csv = await written("margin-by-product", "--format", "csv", "--locale", "en");
  expect(csv.split("\r\n")[1]).toBe("milk,milk,1,2,9.17,0.83,0.00,6.00,3.17,34.57");
});

test("a report that does not exist is named with those that do", async () => {
  await expect(written("weather")).rejects.toThrow(/REPORT_UNKNOWN.*profit-and-loss/);
});
