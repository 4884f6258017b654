import { readCn18 } from "./cn18.ts";
import { readDigitalLink } from "./digital-link.ts";
import { readEpc } from "./epc.ts";
import { readGs1 } from "./gs1.ts";
import { readGtin } from "./gtin.ts";
import { readPaymentCode } from "./payment-code.ts";
import { readRcn } from "./rcn.ts";
import { defaultRules, type CodeRules, type CodeScheme, type Reading } from "./reading.ts";

/** Where a code is shown to the box: to put goods in, or to pay. */
export type CodeScreen = "scan" | "pay";

/** Which scheme wins when several read the same code, first to last. */
const winners: Readonly<Record<CodeScreen, readonly CodeScheme[]>> = {
  scan: [
    "sgtin-96",
    "sgtin-198",
    "digital-link",
    "gs1",
    "cn18",
    "rcn",
    "gtin",
    "sscc-96",
    "sgln-96",
  ],
  pay: ["payment"],
};

/** No printed code is longer: a QR code holds at most 7,089 digits. */
const longestCode = 8_192;

/**
 * Takes off what a scanner adds: the AIM symbology identifier in front, line ends behind, and the
 * ways in which keyboards type a group separator.
 */
function unwrap(text: string): { symbology: string; code: string } {
  const typed = text.replace(/<GS>|\{GS\}|\\x1[dD]/g, "\u001d").trim();
  const symbology = /^\][A-Za-z]\d/.exec(typed)?.[0] ?? "";
  return { symbology, code: typed.slice(symbology.length) };
}

/** Every way to understand a code, best first within one scheme. Never throws, whatever it is given. */
export function readCode(text: string, rules: CodeRules = defaultRules): Reading[] {
  if (text.length > longestCode) return [];
  const { symbology, code } = unwrap(text);
  return [
    ...readEpc(code),
    ...readDigitalLink(code, rules),
    ...readGs1(code, symbology, rules),
    ...readCn18(code, rules),
    ...readRcn(code, rules),
    ...readGtin(code, symbology),
    ...readPaymentCode(code),
  ];
}

function wins(reading: Reading, scheme: CodeScheme, rules: CodeRules): boolean {
  if (reading.scheme !== scheme || !reading.valid) return false;
  return scheme !== "rcn" || reading.layout === rules.region || reading.layout === "us";
}

/**
 * Every reading of a code and the one that counts on this screen. The state of the till decides, never
 * the look of the code alone: the label of a Chinese scale is also a legal payment code.
 */
export function resolveCode(
  text: string,
  screen: CodeScreen,
  rules: CodeRules = defaultRules,
): { readings: Reading[]; winner: Reading | undefined } {
  const readings = readCode(text, rules);
  for (const scheme of winners[screen]) {
    const winner = readings.find((reading) => wins(reading, scheme, rules));
    if (winner !== undefined) return { readings, winner };
  }
  return { readings, winner: undefined };
}
