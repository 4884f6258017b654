import { z } from "zod";
import {
  bookedBodyShape,
  salePostedBodyShape,
  stockMovedBodyShape,
  type LedgerEvent,
} from "../../edge/contract/events.ts";

export type Sale = z.infer<typeof salePostedBodyShape>;
type Movement = Sale["movements"][number];
type Posting = Sale["postings"][number];

/** What an event means to headquarters, beside being kept. */
export interface Meaning {
  readonly sale?: Sale;
  readonly movements: readonly Movement[];
  readonly postings: readonly Posting[];
}

/**
 * Reads an event's body.
 * @throws Error when the body is not what its kind promises; such an event is parked with the reason.
 */
export function meaningOf(event: LedgerEvent): Meaning {
  switch (event.kind) {
    case "sale.posted": {
      const sale = salePostedBodyShape.parse(JSON.parse(event.body));
      return { sale, movements: sale.movements, postings: sale.postings };
    }
    case "stock.moved": {
      const { movements, postings } = stockMovedBodyShape.parse(JSON.parse(event.body));
      return { movements, postings };
    }
    default:
      return bookedBodyShape.parse(JSON.parse(event.body));
  }
}
