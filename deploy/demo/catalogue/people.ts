/** Somebody who signs in at the demo shop. */
export interface DemoUser {
  readonly name: string;
  readonly role: "cashier" | "stock" | "manager" | "technician" | "hq";
  /** Known to everybody who reads this: a demo shop keeps no real books. */
  readonly pin: string;
}

export const users: readonly DemoUser[] = [
  { name: "王敏", role: "cashier", pin: "110011" },
  { name: "陈川", role: "stock", pin: "220022" },
  { name: "周岚", role: "manager", pin: "330033" },
  { name: "林工", role: "technician", pin: "440044" },
  { name: "苏禾", role: "hq", pin: "550055" },
];

/** A customer with an account at the shop. */
export interface DemoMember {
  readonly id: string;
  readonly name: string;
  /** The number on the card. */
  readonly number: string;
  readonly balance: number;
}

export const members: readonly DemoMember[] = [
  { id: "m-0001", name: "许女士", number: "95200010", balance: 20_000 },
  { id: "m-0002", name: "何先生", number: "95200027", balance: 5_800 },
];
