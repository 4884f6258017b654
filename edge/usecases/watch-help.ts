import type { Basket } from "../domain/basket/basket.ts";
import { raiseAlert, recoverAlert, type AlertDesk } from "./raise-alert.ts";

/**
 * A customer's call for help is an alert too, so that flows can carry it to a phone. It closes when
 * staff have cleared it or the basket has ended.
 */
export async function watchHelp(desk: AlertDesk, basket: Basket): Promise<void> {
  const isOver = basket.state === "paid" || basket.state === "cancelled";
  const isCalling = !isOver && basket.interventions.some((each) => each.kind === "help");
  const cause = { kind: "kiosk-help", place: basket.kiosk } as const;
  if (isCalling) {
    await raiseAlert(desk, { ...cause, sku: "", evidence: { basket: basket.id } });
    return;
  }
  const open = await desk.alerts.openFor(cause.kind, cause.place);
  if (open?.evidence["basket"] === basket.id) await recoverAlert(desk, cause);
}
