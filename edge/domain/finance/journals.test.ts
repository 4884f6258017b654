import fc from "fast-check";
import { expect, test } from "vitest";
import { recipes } from "../../testing/journal-recipes.ts";
import { accounts, accountsByCode, chartFor, isAccount, type Account } from "./accounts.ts";
import { companyChart } from "./charts/company.ts";
import { smallCompanyChart } from "./charts/small-company.ts";
import { money } from "../money.ts";
import { vatOfLines } from "../pricing/vat.ts";
import { walletCashValue } from "./customer-journals.ts";
import { journalForSale } from "./journal.ts";
import { taxAccounts, vatClasses, vatRateOn, vatRates } from "./vat-rates.ts";

/** Each line is one journal: what it is, and what it posts, in fen; a debit is positive. */
const days: Readonly<Record<string, string>> = {
  S01: "cash 11300, revenue-standard -10000, output-vat -1300, cost-of-sales 7000, inventory -7000",
  S02: `wechat-clearing 3956, revenue-standard -2000, output-vat -356, revenue-reduced -1000,
        revenue-exempt -500, other-revenue -100, cost-of-sales 2450, inventory -2450`,
  S03: `card-clearing 20000, revenue-standard -17699, output-vat -2301, cost-of-sales 13000, inventory -13000
        bank 19924, financial-expenses 72, input-vat 4, card-clearing -20000`,
  S04: `alipay-clearing 10100, revenue-small-scale -10000, small-scale-vat -100, cost-of-sales 7500, inventory -7500`,
  S08: `cash 3000, alipay-clearing 5000, customer-wallets 2000, revenue-standard -8850, output-vat -1150,
        cost-of-sales 6000, inventory -6000`,
  S09: "cash 1230, revenue-standard -1095, output-vat -142, rounding-allowance 7, cost-of-sales 700, inventory -700",
  S10: `cash 2000, revenue-standard -1062, output-vat -204, revenue-reduced -734, cost-of-sales 1200, inventory -1200`,
  P01: `inventory 40000, input-vat-pending 5200, payables -45200
        input-vat 5200, input-vat-pending -5200
        payables 45200, bank -45200`,
  P03: `inventory 40000, goods-received -40000
        cost-of-sales 24000, inventory -24000
        goods-received 40000, input-vat-pending 5135, inventory -200, cost-of-sales -300, payables -44635`,
  R01: "revenue-standard 10000, output-vat 1300, cash -11300, inventory 7000, cost-of-sales -7000",
  R03: "revenue-reduced 734, output-vat 66, cash -800, inventory 500, cost-of-sales -500",
  W02b: `loss-pending 5650, inventory -5000, input-vat-reversed -650
         other-receivables 2000, non-operating-expenses 3650, loss-pending -5650`,
  T02a: `inventory 1200, loss-pending -1200
         administrative-expenses -1200, loss-pending 1200`,
  X01: `goods-in-transit 8000, inventory -8000
        inventory-elsewhere 7900, loss-pending 100, goods-in-transit -8000
        selling-expenses 100, loss-pending -100`,
  M03: `wechat-clearing 50000, customer-wallets -50000
        customer-wallets 10000, revenue-standard -8850, output-vat -1150, cost-of-sales 6500, inventory -6500`,
  D01: `cash 600, revenue-standard -442, output-vat -58, cost-of-sales 300, inventory -300, customer-deposits -100
        customer-deposits 100, cash -100`,
  K01a: `cash -1000, loss-pending 1000
         other-receivables 600, administrative-expenses 400, loss-pending -1000`,
  K03: `cash-in-transit 20000, cash -20000
        bank 20000, cash-in-transit -20000`,
  V01: `cost-of-sales 1200, inventory -1200
        inventory 4070, goods-received -4100, cost-of-sales 30`,
  O01: `wechat-clearing 11300, customer-advances -10000, output-vat-deferred -1300
        customer-advances 10000, output-vat-deferred 1300, revenue-standard -10000, output-vat -1300,
        cost-of-sales 7000, inventory -7000`,
};

test.for(Object.entries(days))("case %s", ([id, text]) => {
  const chart = id.endsWith("b") ? smallCompanyChart : companyChart;
  const said = text
    .replaceAll(/,\s+/g, ", ")
    .split("\n")
    .map((line) => Object.fromEntries(line.trim().split(", ").map(pair)));
  const posted = recipes[id]!(chart.treatments).map(({ journal }) =>
    Object.fromEntries(journal.map(({ account, amount }) => [account, amount])),
  );
  expect(posted).toEqual(said);
});

function pair(text: string): [string, number] {
  const [account = "", amount = ""] = text.split(" ");
  expect(isAccount(account), account).toBe(true);
  return [account, Number(amount)];
}

test("every account is in a chart, with a code of its own and both names", () => {
  for (const chart of [smallCompanyChart, companyChart])
    for (const payer of ["general", "small-scale"] as const) {
      const kept = chartFor(chart, payer);
      const inOrder = accountsByCode(kept);
      const entries = inOrder.map((account) => kept.entries[account]!);
      expect(new Set(entries.map(({ code }) => code)).size).toBe(entries.length);
      for (const { names } of entries) expect(names["zh-CN"] && names.en).toBeTruthy();
      for (const treatment of Object.values(kept.treatments) as (Account | boolean)[])
        if (typeof treatment !== "boolean")
          expect(kept.entries[treatment], treatment).toBeDefined();
    }
  expect(Object.keys(companyChart.entries).sort()).toEqual([...accounts].sort());
});

test("a small-scale payer keeps one account of VAT, a general payer one for each side", () => {
  const small = chartFor(smallCompanyChart, "small-scale").entries;
  expect([small["small-scale-vat"]?.code, small["output-vat"]]).toEqual(["2221.01", undefined]);
  const general = chartFor(smallCompanyChart, "general").entries;
  expect([general["output-vat"]?.code, general["small-scale-vat"]]).toEqual([
    "2221.01.01",
    undefined,
  ]);
});

test("whatever is spent of a wallet, its values add up to what was paid in", () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 100_000 }), (spendings, paid) => {
      const whole = spendings.reduce((total, spent) => total + spent, 0);
      const terms = {
        paidIn: money(Math.min(paid, whole)),
        bonus: money(Math.max(0, whole - paid)),
      };
      let before = 0;
      let value = 0;
      for (const spent of spendings) {
        value += walletCashValue(terms, money(before), money(spent));
        before += spent;
      }
      expect(value).toBe(terms.paidIn);
    }),
  );
});

test("cash that is rounded is booked to the fen, whatever is in the basket", () => {
  const line = fc.record({
    net: fc.integer({ min: 10, max: 100_000 }),
    vatBasisPoints: fc.constantFrom(0, 600, 900, 1_300),
  });
  const baskets = fc.array(line, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(baskets, fc.integer({ min: -9, max: 9 }), (basket, rounding) => {
      const priced = basket.map(({ net, vatBasisPoints }) => ({ net: money(net), vatBasisPoints }));
      const vats = vatOfLines(priced, "included");
      const goods = priced.map((each, index) => ({ ...each, vat: vats[index]! }));
      const paid = money(basket.reduce((total, { net }) => total + net, rounding));
      const tenders = [{ method: "cash" as const, amount: paid }];
      const journal = journalForSale(goods, tenders, money(0), money(rounding));
      const amountOf = (account: Account) =>
        journal.find((posting) => posting.account === account)?.amount ?? 0;
      expect(amountOf("cash")).toBe(paid);
      expect(Math.abs(amountOf("rounding-allowance"))).toBeLessThanOrEqual(Math.abs(rounding));
    }),
  );
});

test.each([
  ["standard", "2019-03-31", "general", 1_600],
  ["standard", "2019-04-01", "general", 1_300],
  ["reduced", "2026-11-24", "general", 900],
  ["services", "2026-11-24", "general", 600],
  ["exempt", "2026-11-24", "general", 0],
  ["standard", "2026-11-24", "small-scale", 100],
  ["standard", "2028-01-01", "small-scale", 300],
  ["standard", "2001-01-01", "general", undefined],
] as const)("VAT of %s goods on %s for a %s payer", (taxClass, day, payer, basisPoints) => {
  expect(vatRateOn(taxClass, day, payer)?.basisPoints).toBe(basisPoints);
});

test("no two rates of a class hold on one day, and each has its source and its account", () => {
  for (const [index, rate] of vatRates.entries()) {
    expect(rate.source).not.toBe("");
    expect(taxAccounts(rate.basisPoints)).toBeDefined();
    for (const other of vatRates.slice(index + 1))
      if (other.taxClass === rate.taxClass && other.payer === rate.payer)
        expect(rate.validTo !== "" && rate.validTo < other.validFrom, other.id).toBe(true);
  }
  expect(new Set(vatRates.map(({ id }) => id)).size).toBe(vatRates.length);
  for (const taxClass of vatClasses)
    for (const payer of ["general", "small-scale"] as const)
      expect(vatRateOn(taxClass, "2026-11-24", payer), taxClass).toBeDefined();
});
