import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { smallCompanyChart } from "../domain/finance/charts/small-company.ts";
import { readChart } from "./read-chart.ts";

/** A chart as somebody else would write it: the small company's, with changes. */
function chartFile(changes: object): string {
  const folder = mkdtempSync(join(tmpdir(), "tillbox-chart-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "chart.json");
  writeFileSync(path, JSON.stringify({ ...smallCompanyChart, ...changes }));
  return path;
}

const { entries, treatments } = smallCompanyChart;

test("the charts that the box brings along are found by name, each for its payer", () => {
  const general = readChart({ standard: "company", payer: "general" });
  expect(general.entries["revenue-standard"]?.code).toBe("6001.13");
  const small = readChart({ standard: "small-company", payer: "small-scale" });
  expect(small.entries["revenue-standard"]).toBeUndefined();
  expect(small.entries["small-scale-vat"]?.code).toBe("2221.01");
});

test("another standard is a file", () => {
  const cash = { code: "1000", names: { "zh-CN": "现金", en: "Cash" } };
  const path = chartFile({ id: "own", entries: { ...entries, cash } });
  const chart = readChart({ standard: path, payer: "general" });
  expect([chart.id, chart.entries.cash]).toEqual(["own", cash]);
});

test.each([
  ["an account that we do not have", { entries: { ...entries, gold: entries.cash } }, "gold"],
  ["a code twice", { entries: { ...entries, bank: entries.cash } }, "same code"],
  ["a code of letters", { entries: { cash: { ...entries.cash, code: "cash" } } }, "code"],
  ["a name in one language", { names: { en: "Own" } }, "names"],
  [
    "a treatment without its account",
    { treatments: { ...treatments, smallScaleRelief: "other-income" } },
    "not in the chart",
  ],
])("a file with %s is refused, and the fault is named", (_what, changes, named) => {
  const standard = chartFile(changes);
  expect(() => readChart({ standard, payer: "general" })).toThrow(/CONFIG_INVALID/);
  expect(() => readChart({ standard, payer: "general" })).toThrow(named);
});

test("a file that is not there is named", () => {
  expect(() => readChart({ standard: "./nowhere.json", payer: "general" })).toThrow(
    /CONFIG_INVALID.*nowhere\.json/,
  );
});
