import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "../money.ts";
import { crossCheckCn18 } from "./cn18.ts";
import { codeSchemes, defaultRules, type Reading } from "./reading.ts";
import { readCode, resolveCode, type CodeScreen } from "./resolve-code.ts";

// Sources beside the scheme's own tests; payment samples are the providers' own documentation samples.
test.each<[string, CodeScreen, Partial<Reading> | undefined, string]>([
  ["6901234567892", "scan", { scheme: "gtin", gtin: "06901234567892" }, "EAN-13"],
  ["6901234567893", "scan", undefined, "wrong check digit"],
  ["96385074", "scan", { scheme: "gtin", gtin: "00000096385074" }, "EAN-8"],
  ["00123457", "scan", { scheme: "gtin", gtin: "00001234000057" }, "UPC-E"],
  ["]E400123457", "scan", { scheme: "gtin", gtin: "00000000123457" }, "the scanner says EAN-8"],
  ["416000336108", "scan", { scheme: "gtin", gtin: "00416000336108" }, "UPC-A"],
  ["24012345678905", "scan", { scheme: "gtin", gtin: "24012345678905" }, "GTIN-14"],
  ["6901234567892\r\n", "scan", { scheme: "gtin" }, "a keyboard scanner sends Enter"],
  [
    "2100001027506",
    "scan",
    { scheme: "rcn", gtin: "02100001000004", sku: "00001", grams: 2750 },
    "weight inside",
  ],
  ["2212345012800", "scan", { scheme: "rcn", sku: "12345", amount: 1280 }, "money inside"],
  ["0212345002650", "scan", { scheme: "rcn", sku: "12345", amount: 265 }, "American, 13 digits"],
  ["212345002650", "scan", { scheme: "rcn", sku: "12345", amount: 265 }, "American, 12 digits"],
  ["2000000000015", "scan", { scheme: "gtin", gtin: "02000000000015" }, "in-store, nothing inside"],
  [
    "260012301280006403",
    "scan",
    { scheme: "cn18", sku: "00123", amount: 1280, grams: 640 },
    "a scale label",
  ],
  ["260012301280006403", "pay", { scheme: "payment", provider: "alipay" }, "the same at the till"],
  ["120061098828009406", "pay", { scheme: "payment", provider: "wechat" }, "WeChat"],
  ["28763443825664394", "pay", { scheme: "payment", provider: "alipay" }, "Alipay"],
  ["120061098828009406", "scan", undefined, "payment codes put no goods in"],
  ["301800004000004000000001", "scan", { scheme: "sgtin-96" }, "a tag of digits only"],
  ["301800004000004000000001", "pay", { scheme: "payment" }, "which is also a payment code"],
  ["6901234567892", "pay", undefined, "goods do not pay"],
])("%j on the %s screen: %o (%s)", (text, screen, expected) => {
  const { winner } = resolveCode(text, screen);
  if (expected === undefined) expect(winner).toBeUndefined();
  else expect(winner).toMatchObject({ valid: true, ...expected });
});

// Source: jodal/biip tests/rcn/test_rules.py.
test.each<[string, string, Partial<Reading>]>([
  ["de", "2211114002394", { amount: 239 }],
  ["de", "2811111068708", { grams: 6870 }],
  ["de", "2511119000129", { count: 12 }],
  ["dk", "2135040039753", { amount: 3975 }],
  ["dk", "2623570001505", { grams: 150 }],
  ["dk", "2712341002251", { grams: 225 }],
  ["fi", "2388060112344", { grams: 1234 }],
])("in %s %s is %o", (region, text, expected) => {
  const { winner } = resolveCode(text, "scan", { ...defaultRules, region });
  expect(winner).toMatchObject({ scheme: "rcn", layout: region, ...expected });
});

test("a wrong verifier digit is noticed", () => {
  const german = readCode("2511118000120").find((reading) => reading.layout === "de");
  expect(german).toMatchObject({ scheme: "rcn", valid: false });
});

test("the price per kilogram tells which field of a scale label is which", () => {
  const [label] = readCode("260012301280006403");
  const [swapped] = readCode("260012300640012803");
  expect(crossCheckCn18(label!, money(2000))).toBe(label);
  expect(crossCheckCn18(swapped!, money(2000))).toMatchObject({ amount: 1280, grams: 640 });
  expect(crossCheckCn18(label!, money(1999))).toBe(label);
  expect(crossCheckCn18(label!, money(2500))).toBeUndefined();
});

function isWellFormed({ scheme, valid, gtin }: Reading): boolean {
  return codeSchemes.includes(scheme) && (!valid || gtin === undefined || /^\d{14}$/.test(gtin));
}

test("nothing that is read makes the resolver throw", () => {
  const alphabet = fc.constantFrom(
    ...Array.from("0123456789()]CdQe[|%/:?=&.AFurnepctagsi-\u001d\u0000\r\n\u00e9青"),
  );
  const codeLike = fc.string({ unit: alphabet, maxLength: 64 });
  const binary = fc.string({ unit: "binary", maxLength: 200 });
  const digits = fc.stringMatching(/^\d{1,40}$/);
  const hex = fc.stringMatching(/^3[0126][0-9A-Fa-f]{22,62}$/);
  const prefixed = fc
    .tuple(
      fc.constantFrom("]C1", "]d2", "\u001d", "https://a.b/01/", "urn:epc:tag:", "(01)"),
      codeLike,
    )
    .map((parts) => parts.join(""));
  const any = fc.oneof(codeLike, binary, digits, hex, prefixed);
  fc.assert(
    fc.property(any, (text) => {
      const answers = [resolveCode(text, "scan"), resolveCode(text, "pay")];
      return answers.every(
        ({ winner, readings }) => winner?.valid !== false && readings.every(isWellFormed),
      );
    }),
    { numRuns: 20_000 },
  );
});

test("64 KB of anything is answered at once", () => {
  const started = performance.now();
  for (const text of ["1", "11", "(10)", "\u001d", "%", "]C110", "https://a/01/", "30", "\u0000"])
    expect(() => readCode(text.repeat(65_536 / text.length))).not.toThrow();
  expect(() => readCode(`]C110${"17010101".repeat(1_000)}`)).not.toThrow();
  expect(performance.now() - started).toBeLessThan(2_000);
});
