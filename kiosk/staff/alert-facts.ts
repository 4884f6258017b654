import type { AlertView } from "../../edge/contract/http.ts";
import type { staffTexts } from "./texts.ts";

type Texts = Pick<(typeof staffTexts)["en"], "left" | "backRoomOnly" | "celsius">;

/** What a label says about an alert beside its kind. */
export interface AlertFacts {
  readonly detail: string;
  /** Customers already miss something. */
  readonly isUrgent: boolean;
  /** The answer is to bring goods to the shelf. */
  readonly needsGoods: boolean;
}

/** A number that the sensor gave as evidence, undefined when it did not. */
export function measured(alert: AlertView, key: string): number | undefined {
  const value = alert.evidence[key];
  return typeof value === "number" ? value : undefined;
}

export function alertFacts(alert: AlertView, t: Texts): AlertFacts {
  const needsGoods = alert.kind === "shelf-empty" || alert.kind === "shelf-low";
  const isUrgent = needsGoods || alert.kind === "cold-chain";
  return { detail: detailOf(alert, t), isUrgent, needsGoods };
}

function detailOf(alert: AlertView, t: Texts): string {
  switch (alert.kind) {
    case "shelf-empty":
    case "shelf-low": {
      const count = measured(alert, "count");
      return count === undefined ? t.backRoomOnly(alert.backRoom) : t.left(count, alert.backRoom);
    }
    case "cold-chain": {
      const celsius = measured(alert, "celsius");
      return celsius === undefined ? "" : t.celsius(celsius.toFixed(1));
    }
    case "sensor-silent":
    case "stock-negative":
    case "kiosk-help":
      return "";
  }
}
