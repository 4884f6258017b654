import { readFileSync } from "node:fs";
import { chartShape } from "../contract/chart.ts";
import { chartFor, type Chart, type VatPayer } from "../domain/finance/accounts.ts";
import { companyChart } from "../domain/finance/charts/company.ts";
import { smallCompanyChart } from "../domain/finance/charts/small-company.ts";
import { OperatingError } from "../errors.ts";

/** How a shop keeps its books. */
export interface Accounting {
  /** The name of a chart that the box brings along, or the path of a file. */
  readonly standard: string;
  readonly payer: VatPayer;
}

/** The chart that the settings name. @throws OperatingError CONFIG_INVALID */
export function readChart({ standard, payer }: Accounting): Chart {
  const own = [smallCompanyChart, companyChart].find(({ id }) => id === standard);
  return chartFor(own ?? chartIn(standard), payer);
}

function chartIn(path: string): Chart {
  let text: unknown;
  try {
    text = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const detail = `accounting.standard: cannot read ${path}`;
    throw new OperatingError("CONFIG_INVALID", detail, { cause: error });
  }
  const parsed = chartShape.safeParse(text);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new OperatingError("CONFIG_INVALID", `${path}: ${issue.path.join(".")} ${issue.message}`);
}
