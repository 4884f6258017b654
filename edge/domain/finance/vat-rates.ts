import { scale, subtract, type Money } from "../money.ts";
import type { Account, VatPayer } from "./accounts.ts";

/** What is sold, as the tax law sorts it. */
export const vatClasses = [
  "standard",
  "reduced",
  "services",
  "exempt",
  "zero",
  "not-taxed",
] as const;
export type VatClass = (typeof vatClasses)[number];

/**
 * How the law treats it. Exempt and zero both add nothing to the price, but what was paid for exempt
 * goods is not deducted; what is not taxed (deposits, wallets) is no turnover at all.
 */
export type VatKind = "taxed" | "small-scale" | "exempt" | "zero" | "not-taxed";

/** One rate for as long as it held. */
export interface VatRate {
  /** Kept with what was sold under it. */
  readonly id: string;
  readonly taxClass: VatClass;
  readonly payer: VatPayer;
  readonly kind: VatKind;
  readonly basisPoints: number;
  /** First and last day, YYYY-MM-DD; an empty last day means until further notice. */
  readonly validFrom: string;
  readonly validTo: string;
  /** The rule that says so. */
  readonly source: string;
}

const reform = "财政部 税务总局 海关总署公告2019年第39号";
const law = "中华人民共和国增值税法";
const relief = "财政部 税务总局公告2023年第19号";

/** The rates of China's mainland. A change of the law is a new row, never an edited one. */
export const vatRates: readonly VatRate[] = [
  rate(
    "cn-standard-2018",
    "standard",
    "general",
    1_600,
    "2018-05-01",
    "2019-03-31",
    "财税〔2018〕32号",
  ),
  rate("cn-standard-2019", "standard", "general", 1_300, "2019-04-01", "", reform),
  rate(
    "cn-reduced-2018",
    "reduced",
    "general",
    1_000,
    "2018-05-01",
    "2019-03-31",
    "财税〔2018〕32号",
  ),
  rate("cn-reduced-2019", "reduced", "general", 900, "2019-04-01", "", reform),
  rate("cn-services-2016", "services", "general", 600, "2016-05-01", "", "财税〔2016〕36号"),
  ...(["standard", "reduced", "services"] as const).flatMap((taxClass) => [
    rate(
      `cn-small-${taxClass}-2023`,
      taxClass,
      "small-scale",
      100,
      "2023-01-01",
      "2027-12-31",
      relief,
    ),
    rate(`cn-small-${taxClass}-2028`, taxClass, "small-scale", 300, "2028-01-01", "", law),
  ]),
  ...(["general", "small-scale"] as const).flatMap((payer) => [
    rate(`cn-exempt-${payer}`, "exempt", payer, 0, "2012-01-01", "", "财税〔2011〕137号"),
    rate(`cn-zero-${payer}`, "zero", payer, 0, "2009-01-01", "", law),
    rate(`cn-not-taxed-${payer}`, "not-taxed", payer, 0, "2009-01-01", "", law),
  ]),
];

function rate(
  id: string,
  taxClass: VatClass,
  payer: VatPayer,
  basisPoints: number,
  validFrom: string,
  validTo: string,
  source: string,
): VatRate {
  const taxed = payer === "general" ? "taxed" : "small-scale";
  const kind =
    taxClass === "exempt" || taxClass === "zero" || taxClass === "not-taxed" ? taxClass : taxed;
  return { id, taxClass, payer, kind, basisPoints, validFrom, validTo, source };
}

/** The rate of a class on a day (YYYY-MM-DD); undefined when the table does not know that day. */
export function vatRateOn(
  taxClass: VatClass,
  day: string,
  payer: VatPayer = "general",
  rates: readonly VatRate[] = vatRates,
): VatRate | undefined {
  return rates.find(
    (each) =>
      each.taxClass === taxClass &&
      each.payer === payer &&
      each.validFrom <= day &&
      (each.validTo === "" || day <= each.validTo),
  );
}

interface TaxAccounts {
  readonly revenue: Account;
  readonly vat: Account;
}

const atLevy: TaxAccounts = { revenue: "revenue-small-scale", vat: "small-scale-vat" };
const general = (revenue: Account): TaxAccounts => ({ revenue, vat: "output-vat" });

const accountsAtRate: Readonly<Record<number, TaxAccounts>> = {
  0: general("revenue-exempt"),
  100: atLevy,
  300: atLevy,
  600: general("other-revenue"),
  900: general("revenue-reduced"),
  1_000: general("revenue-reduced"),
  1_300: general("revenue-standard"),
  1_600: general("revenue-standard"),
};

/** Where turnover at a rate and its VAT are booked; a rate of no table counts as the nearest class. */
export function taxAccounts(basisPoints: number): TaxAccounts {
  const known = accountsAtRate[basisPoints];
  if (known !== undefined) return known;
  return general(basisPoints > 1_000 ? "revenue-standard" : "revenue-reduced");
}

/** An amount without its VAT, and the VAT. */
export interface Taxed {
  readonly net: Money;
  readonly tax: Money;
}

/** Takes the VAT out of an amount that includes it; the net is rounded and the VAT is the rest. */
export function vatWithin(gross: Money, basisPoints: number): Taxed {
  const net = scale(gross, 10_000, 10_000 + basisPoints);
  return { net, tax: subtract(gross, net) };
}

/** The VAT that comes on top of an amount. */
export function vatUpon(net: Money, basisPoints: number): Money {
  return scale(net, basisPoints, 10_000);
}
