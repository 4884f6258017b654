import { expect, test } from "vitest";
import { accessTable, mayDo, mayGrant, roles, type Action } from "./access.ts";

const actions = Object.keys(accessTable) as Action[];

test("somebody who has not signed in may do only what everyone may", () => {
  expect(actions.filter((action) => mayDo(undefined, action))).toEqual([
    "docs.read",
    "health.read",
    "receipts.read",
    "screens.open",
    "sessions.open",
  ]);
});

test("a customer can neither take cash nor see anything of the shop's", () => {
  expect(actions.filter((action) => mayDo("customer", action))).toEqual([
    "baskets.use",
    "categories.read",
    "docs.read",
    "health.read",
    "kiosk.read",
    "live.listen",
    "metrics.read",
    "products.read",
    "receipts.print",
    "receipts.read",
    "sales.read",
    "screens.open",
    "sessions.open",
  ]);
});

test("nobody gives away a role above their own", () => {
  const grants = roles.map((giver) => [giver, roles.filter((given) => mayGrant(giver, given))]);
  expect(Object.fromEntries(grants)).toEqual({
    customer: [],
    cashier: [],
    stock: [],
    manager: ["cashier", "stock", "manager"],
    technician: ["customer", "technician"],
    hq: ["customer", "cashier", "stock", "manager", "technician", "hq"],
    system: ["customer", "cashier", "stock", "manager", "technician", "hq"],
  });
});
