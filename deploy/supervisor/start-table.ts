import type { Settings } from "../../edge/config.ts";
import { boxSecret } from "../../edge/platform/keys.ts";
import { newPin } from "../../edge/platform/secrets.ts";
import { firstPerson } from "../../cloud-relay/hq/main.ts";
import { users } from "../demo/catalogue/people.ts";

/** Where everything is, for whom, and how to sign in: what a newcomer sees first. */
export function startTable(settings: Settings): string {
  const screens = `http://${settings.host}:${settings.ports.http}`;
  const demo = `http://127.0.0.1:${settings.ports.demo}`;
  const hqPin = boxSecret(settings.data, "hq-first-pin", newPin);
  const rows = [
    ["WHERE", "FOR WHOM", "SIGN IN (demo shop)"],
    [`${screens}/`, "customers: self-checkout", "-"],
    [`${screens}/staff`, "staff: alerts, kiosk calls", loginOf("cashier")],
    [`${screens}/manager`, "the manager: today's figures", loginOf("manager")],
    [`http://${settings.host}:${settings.ports.hq}/`, "headquarters", `${firstPerson} / ${hqPin}`],
    [`${demo}/`, "you: shelves, tray pictures, phone, paper", "-"],
    [
      `${screens}/api/docs`,
      "integrators: the API, to try",
      "npx tillbox key add NAME --role manager",
    ],
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(([where = "", who = "", login = ""]) =>
      [where.padEnd(widths[0]!), who.padEnd(widths[1]!), login].join("   "),
    )
    .join("\n");
}

function loginOf(role: string): string {
  const user = users.find((each) => each.role === role);
  return user === undefined ? "-" : `${user.name} / ${user.pin}`;
}
