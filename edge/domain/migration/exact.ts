/** An amount of the currency's major unit in hundred-millionths: a decimal of a file, without a float on the way. */
export type Exact = bigint;

const places = 8;
const decimal = new RegExp(`^(-?)(\\d{1,12})(?:\\.(\\d{1,${places}}))?$`);
const minorUnit = 10n ** BigInt(places - 2);

/** @returns undefined when the text is no plain decimal, or is finer than what is counted. */
export function exactOf(text: string): Exact | undefined {
  const [, sign, whole = "", fraction = ""] = decimal.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const magnitude = BigInt(whole + fraction.padEnd(places, "0"));
  return sign === "-" ? -magnitude : magnitude;
}

/** @returns undefined when the amount is no whole number of minor units. */
export function minorUnitsOf(amount: Exact): number | undefined {
  return amount % minorUnit === 0n ? Number(amount / minorUnit) : undefined;
}

/** An amount of minor units, exactly. */
export function exactFrom(minorUnits: number): Exact {
  return BigInt(minorUnits) * minorUnit;
}

/** Two decimals, and more only where they say something. */
export function exactText(amount: Exact): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0{1,6}$/, "");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -places)}.${fraction}`;
}
