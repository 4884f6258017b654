import type { Content } from "../domain/stock/content.ts";
import { refused, type Refused } from "../usecases/outcome.ts";
import type { Contents } from "../usecases/ports.ts";
import type { Pen } from "./pen.ts";
import { readStock } from "./stock-rows.ts";

/** What products consist of. */
export class SqliteContents implements Contents {
  readonly #pen: Pen;

  constructor(pen: Pen) {
    this.#pen = pen;
  }

  describe(sku: string, content: Content): Promise<{ readonly kind: "described" } | Refused> {
    const parts = content.kind === "bundle" ? content.parts : [];
    return this.#pen.write(async ({ db, forgetStockOf }) => {
      const skus = [sku, ...parts.map((part) => part.sku)];
      const known = await readStock(db, skus);
      const unknown = skus.find((each) => !known.has(each));
      if (unknown !== undefined) return refused("PRODUCT_UNKNOWN", unknown);
      const nested = parts.find((part) => known.get(part.sku)?.content.kind !== "goods");
      if (nested !== undefined || parts.some((part) => part.sku === sku))
        return refused("REQUEST_INVALID", `parts: ${nested?.sku ?? sku} is no goods of its own`);
      await db.run("UPDATE product SET content = ? WHERE sku = ?", content.kind, sku);
      await db.run("DELETE FROM bundle_part WHERE bundle = ?", sku);
      for (const part of parts)
        await db.run(
          "INSERT INTO bundle_part (bundle, sku, quantity) VALUES (?, ?, ?)",
          sku,
          part.sku,
          part.quantity,
        );
      forgetStockOf(sku);
      return { kind: "described" };
    });
  }
}
