export const codeSchemes = [
  "gtin",
  "rcn",
  "cn18",
  "gs1",
  "digital-link",
  "sgtin-96",
  "sgtin-198",
  "sscc-96",
  "sgln-96",
  "payment",
] as const;

export type CodeScheme = (typeof codeSchemes)[number];

/** One way to understand a scanned or read code. Fields that the code does not carry are absent. */
export interface Reading {
  readonly scheme: CodeScheme;
  /** False when the form fits and a check digit, a date or a field does not. */
  readonly valid: boolean;
  /** Always 14 digits; for codes with a price or weight inside, the number with that field at zero. */
  readonly gtin?: string;
  /** The shop's own item number inside a weight or price code. */
  readonly sku?: string;
  readonly lot?: string;
  /** YYYY-MM-DD. */
  readonly expiry?: string;
  readonly serial?: string;
  readonly grams?: number;
  /** Minor units. */
  readonly amount?: number;
  /** Pieces that the code stands for. */
  readonly count?: number;
  /** Pure tag URI of an RFID tag. */
  readonly epc?: string;
  /** Which row of the layout table was used, for codes whose layout differs by country. */
  readonly layout?: string;
  /** Whose payment code it is. */
  readonly provider?: "wechat" | "alipay";
  /** The element string as it was read: application identifier and value. */
  readonly elements?: readonly (readonly [ai: string, value: string])[];
  /** Why a valid reading still deserves a look, for example a lot that seems to hold a date. */
  readonly warnings?: readonly string[];
}

/** What this shop has agreed on where standards leave it open. */
export interface CodeRules {
  /** Country whose table of in-store codes wins; every other table is still read. */
  readonly region: string;
  /** Which five digits of an 18-digit scale code come first; it differs by scale brand. */
  readonly cn18Order: "amount-first" | "grams-first";
  /** The present year, to tell 1999 from 2099 in a two-digit year. */
  readonly year: number;
}

/** Rules of a shop in China. Two-digit years are read around 2026, which holds for dates to 2076. */
export const defaultRules: CodeRules = { region: "cn", cn18Order: "amount-first", year: 2026 };
