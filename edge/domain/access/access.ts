/** Who somebody is to the box. A customer at a kiosk needs no name; `system` is the box itself. */
export const roles = [
  "customer",
  "cashier",
  "stock",
  "manager",
  "technician",
  "hq",
  "system",
] as const;
export type Role = (typeof roles)[number];

/** Roles that a person or a key can be given. */
export const grantableRoles = ["cashier", "stock", "manager", "technician", "hq"] as const;

const everyone = "everyone";
const known = roles;
const sellers = ["cashier", "manager", "system"] as const;
const staff = ["cashier", "stock", "manager", "technician", "system"] as const;
const office = ["manager", "hq", "system"] as const;
const keepers = ["manager", "technician", "system"] as const;

/**
 * The one table of who may do what. An action that is not listed here does not exist, and a role
 * that is not listed for it may not do it. `everyone` includes people who have not signed in.
 */
export const accessTable = {
  "alerts.answer": staff,
  "alerts.read": [...staff, "hq"],
  "audit.read": office,
  "baskets.list": sellers,
  "baskets.use": ["customer", ...sellers],
  "books.change": ["manager", "system"],
  "books.read": office,
  "categories.read": known,
  "deliveries.receive": ["stock", "manager", "system"],
  "devices.change": keepers,
  "devices.read": keepers,
  "docs.read": everyone,
  "facts.take": ["system"],
  "gallery.read": [...staff, "hq"],
  "health.read": everyone,
  "keys.change": keepers,
  "keys.read": keepers,
  "kiosk.read": known,
  "live.listen": known,
  "lots.change": office,
  "metrics.read": ["customer", ...keepers],
  "orders.place": office,
  "pictures.recognise": staff,
  "prices.change": office,
  "prices.read": [...staff, "hq"],
  "products.change": office,
  "products.read": known,
  "products.teach": ["stock", ...keepers],
  "promotions.change": office,
  "promotions.read": [...staff, "hq"],
  "receipts.print": ["customer", ...sellers],
  "receipts.read": everyone,
  "reports.read": office,
  "sales.list": [...sellers, "hq"],
  "sales.post": sellers,
  "sales.refund": sellers,
  "sales.read": ["customer", ...sellers, "hq"],
  "screens.open": everyone,
  "sessions.open": everyone,
  "shifts.keep": sellers,
  "shifts.read": [...sellers, "hq"],
  "shelves.read": [...staff, "hq"],
  "stock.move": ["stock", "manager", "system"],
  "stock.read": ["cashier", "stock", ...office],
  "suppliers.read": [...staff, "hq"],
  "tenders.cash": sellers,
  "users.change": keepers,
  "users.read": keepers,
} as const satisfies Record<string, "everyone" | readonly Role[]>;

export type Action = keyof typeof accessTable;

/** @param role undefined: somebody who has not signed in. */
export function mayDo(role: Role | undefined, action: Action): boolean {
  const allowed: "everyone" | readonly Role[] = accessTable[action];
  return allowed === everyone || (role !== undefined && allowed.includes(role));
}

/** Nobody gives away more than they hold: only headquarters and the box itself make an `hq`. */
export function mayGrant(giver: Role, given: Role): boolean {
  if (giver === "system" || giver === "hq") return given !== "system";
  if (giver === "manager") return given === "cashier" || given === "stock" || given === "manager";
  if (giver === "technician") return given === "technician" || given === "customer";
  return false;
}
