import type { AlertView } from "../../contract/http.ts";
import type { Alert } from "../../domain/alert/alert.ts";
import type { Localised } from "../../domain/locale.ts";
import type { World } from "../world.ts";
import { instant } from "./instant.ts";

/** An alert with what staff need to answer it: the product's name and what the back room holds. */
export async function alertView(
  alert: Alert,
  world: Pick<World, "shop" | "catalogue" | "stockBook">,
): Promise<AlertView> {
  const product = alert.sku === "" ? undefined : await world.catalogue.product(alert.sku);
  const stock = alert.sku === "" ? undefined : await world.stockBook.level(alert.sku);
  const names: Localised = product?.names ?? { "zh-CN": alert.place, en: alert.place };
  return {
    id: alert.id,
    kind: alert.kind,
    place: alert.place,
    sku: alert.sku,
    name: names[world.shop.locale],
    names,
    state: alert.state,
    since: instant(alert.sinceMs),
    ...(alert.closedAtMs === undefined ? {} : { closedAt: instant(alert.closedAtMs) }),
    evidence: { ...alert.evidence },
    owner: alert.owner,
    backRoom: Math.max(0, stock?.backRoom ?? 0),
    notified: alert.notified.map(({ to, channel, atMs }) => ({ to, channel, at: instant(atMs) })),
  };
}
