import type {
  BasketView,
  KioskView,
  PaymentAnswer,
  ProductView,
  SaleView,
  TrayView,
} from "../../edge/contract/http.ts";
import type { Locale } from "../../edge/domain/locale.ts";
import type { Client } from "../api/client.ts";

export type PayMethod = "card" | "qr" | "wallet";

/** What a kiosk asks of its box. Every call may throw ApiProblem. */
export interface Shop {
  kiosk(): Promise<KioskView>;
  products(): Promise<ProductView[]>;
  openBasket(kiosk: string): Promise<BasketView>;
  readBasket(basket: string): Promise<BasketView>;
  scan(basket: string, code: string): Promise<BasketView>;
  /** @param quantity pieces, or grams for goods sold by weight. */
  addLine(basket: string, sku: string, quantity: number): Promise<BasketView>;
  changeLine(basket: string, line: string, quantity: number): Promise<BasketView>;
  removeLine(basket: string, line: string): Promise<BasketView>;
  look(basket: string, picture: Blob): Promise<TrayView>;
  /** @param code what the payer's phone shows, or a member's phone number; empty: none. */
  pay(basket: string, method: PayMethod, amount: number, code: string): Promise<PaymentAnswer>;
  readPayment(basket: string, payment: string): Promise<PaymentAnswer>;
  cancelPayment(basket: string, payment: string): Promise<PaymentAnswer>;
  callHelp(basket: string): Promise<BasketView>;
  park(basket: string): Promise<BasketView>;
  cancel(basket: string): Promise<BasketView>;
  print(sale: string, locale: Locale): Promise<void>;
  /** Where a phone finds the receipt of a sale. */
  receiptAddress(sale: SaleView): string;
}

const largestPage = 200;

/**
 * The box's API as a kiosk uses it.
 * @param origin of this page, for addresses that phones open.
 * @param kiosk this machine's id.
 */
export function shopOf(client: Client, origin: string, kiosk: string): Shop {
  const at = (basket: string, rest = "") => `/baskets/${encodeURIComponent(basket)}${rest}`;
  return {
    kiosk: () => client.get(`/kiosk?kiosk=${encodeURIComponent(kiosk)}`),
    products: () => readAllProducts(client),
    openBasket: (kiosk) => client.post("/baskets", { kiosk }),
    readBasket: (basket) => client.get(at(basket)),
    scan: (basket, code) => client.post(at(basket, "/scans"), { code }),
    addLine: (basket, sku, quantity) => client.post(at(basket, "/lines"), { sku, quantity }),
    changeLine: (basket, line, quantity) =>
      client.patch(at(basket, `/lines/${line}`), { quantity }),
    removeLine: (basket, line) => client.delete(at(basket, `/lines/${line}`)),
    look: (basket, picture) => client.postPicture(at(basket, "/tray"), picture),
    pay: (basket, method, amount, code) =>
      client.post(
        at(basket, "/payments"),
        code === "" ? { method, amount } : { method, amount, code },
      ),
    readPayment: (basket, payment) => client.get(at(basket, `/payments/${payment}`)),
    cancelPayment: (basket, payment) => client.post(at(basket, `/payments/${payment}/cancel`)),
    callHelp: (basket) => client.post(at(basket, "/help")),
    park: (basket) => client.post(at(basket, "/park")),
    cancel: (basket) => client.post(at(basket, "/cancel")),
    print: (sale, locale) => client.post(`/sales/${sale}/print`, { locale }),
    receiptAddress: (sale) => `${origin}/api/v1/sales/${sale.id}/receipt?as=png`,
  };
}

async function readAllProducts(client: Client): Promise<ProductView[]> {
  const products: ProductView[] = [];
  let after: string | null = "";
  while (after !== null) {
    const page: { items: ProductView[]; next: string | null } = await client.get(
      `/products?limit=${largestPage}&after=${encodeURIComponent(after)}`,
    );
    products.push(...page.items);
    after = page.next;
  }
  return products;
}
