import { z } from "zod";
import { accounts, type Account } from "../domain/finance/accounts.ts";

const names = z.strictObject({ "zh-CN": z.string().min(1), en: z.string().min(1) });
const account = z.enum(accounts as [Account, ...Account[]]);

/**
 * A chart of accounts as a file, for a standard that the box does not bring along: a code and both
 * names for each account that the standard has, and what it does differently.
 */
export const chartShape = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,64}$/),
    names,
    entries: z.partialRecord(
      account,
      z.strictObject({ code: z.string().regex(/^\d{4}(\.\d{2}){0,3}$/), names }),
    ),
    treatments: z.strictObject({
      stockShortage: account,
      stockSurplus: account,
      cashShortage: account,
      cashSurplus: account,
      inboundFreight: account,
      smallScaleRelief: account,
      valuesStockDown: z.boolean(),
      defersPoints: z.boolean(),
    }),
  })
  .refine(({ entries }) => {
    const codes = Object.values(entries).map((entry) => entry.code);
    return new Set(codes).size === codes.length;
  }, "entries: two accounts have the same code")
  .refine(
    ({ entries, treatments }) =>
      Object.values(treatments).every(
        (value) => typeof value === "boolean" || entries[value] !== undefined,
      ),
    "treatments: an account is not in the chart",
  );
