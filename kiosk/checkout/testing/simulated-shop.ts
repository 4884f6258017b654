import type {
  BasketView,
  PaymentAnswer,
  PaymentView,
  ProductView,
  SaleView,
  TrayView,
} from "../../../edge/contract/http.ts";
import { ApiProblem } from "../../api/problem.ts";
import type { Shop } from "../shop.ts";

type Line = BasketView["lines"][number];

export const oolong = productOf("oolong-500", "无糖乌龙茶", "Oolong", "piece", 550);
export const apple = productOf("fuji-apple", "红富士苹果", "Fuji apple", "weight", 1498, 206);

export function productOf(
  sku: string,
  zh: string,
  en: string,
  soldBy: "piece" | "weight",
  price: number,
  pieceGrams = 100,
): ProductView {
  return {
    sku,
    name: zh,
    names: { "zh-CN": zh, en },
    size: "",
    category: "drinks",
    soldBy,
    price,
    vatBasisPoints: 1300,
    barcodes: [sku === "oolong-500" ? "09521432100119" : "00000000040101"],
    packs: [],
    pieceGrams,
    tareGrams: 0,
    supplier: "x",
    picture: `/pictures/${sku}.png`,
  };
}

export function refusal(code: string, status = 409): ApiProblem {
  return new ApiProblem({ code, status, detail: "", messages: { "zh-CN": code, en: code } });
}

/** A box that answers at once and remembers what was asked. */
export class SimulatedShop implements Shop {
  readonly asked: string[] = [];
  readonly products_ = [oolong, apple];
  basket: BasketView | undefined;
  /** What the camera's eyes see at the next look. */
  sees: { sku: string | null; candidates?: string[] }[] = [];
  /** What becomes of the next payment. */
  payment: PaymentView["state"] = "waiting";
  refuses: ApiProblem | undefined;
  #count = 0;

  kiosk: Shop["kiosk"] = () =>
    this.#answer("kiosk", () => ({
      kiosk: "k1",
      store: "s001",
      shopName: "青禾生活 人民路店",
      locale: "zh-CN",
      currency: "CNY",
      cashNotice: "",
      servicePhone: "400",
      demoCamera: "",
      online: true,
    }));

  products: Shop["products"] = () => this.#answer("products", () => this.products_);

  openBasket: Shop["openBasket"] = () =>
    this.#answer("open", () => this.#keep({ ...emptyBasket, id: `b${(this.#count += 1)}` }));

  readBasket: Shop["readBasket"] = () => this.#answer("read", () => this.#here());

  scan: Shop["scan"] = (_id, code) =>
    this.#answer(`scan ${code}`, () => this.#withLine(oolong, 1, "scan"));

  addLine: Shop["addLine"] = (_id, sku, quantity) =>
    this.#answer(`add ${sku} ${quantity}`, () =>
      this.#withLine(sku === oolong.sku ? oolong : apple, quantity, "hand"),
    );

  changeLine: Shop["changeLine"] = (_id, line, quantity) =>
    this.#answer(`change ${line} ${quantity}`, () => this.#here());

  removeLine: Shop["removeLine"] = (_id, line) =>
    this.#answer(`remove ${line}`, () =>
      this.#keep({ ...this.#here(), lines: this.#here().lines.filter(({ id }) => id !== line) }),
    );

  look: Shop["look"] = () =>
    this.#answer("look", (): TrayView => {
      const known = this.sees.flatMap(({ sku }) =>
        sku === null ? [] : [lineOf(oolong, 1, "tray")],
      );
      const basket = this.#keep({
        ...this.#here(),
        lines: [...known, ...this.#here().lines.filter(({ source }) => source !== "tray")],
        unknownItems: this.sees.filter(({ sku }) => sku === null).length,
      });
      return {
        ...basket,
        picture: { width: 1000, height: 750 },
        detections: this.sees.map(({ sku, candidates = [] }) => ({
          sku,
          name: "",
          names: { "zh-CN": "", en: "" },
          confidence: 0.9,
          box: [0, 0, 100, 100],
          candidates: candidates.map((each) => ({ sku: each, confidence: 0.3 })),
        })),
      };
    });

  pay: Shop["pay"] = (_id, method, amount, code) =>
    this.#answer(`pay ${method} ${amount} ${code}`, () => this.answer(this.payment, method));

  readPayment: Shop["readPayment"] = () =>
    this.#answer("read payment", () => this.answer(this.payment));

  cancelPayment: Shop["cancelPayment"] = () =>
    this.#answer("cancel payment", () => this.answer("reversed"));

  callHelp: Shop["callHelp"] = () =>
    this.#answer("help", () =>
      this.#keep({
        ...this.#here(),
        interventions: [{ kind: "help", since: "2026-11-24T06:00:00Z" }],
      }),
    );

  park: Shop["park"] = () =>
    this.#answer("park", () => this.#keep({ ...this.#here(), state: "parked", parkNumber: 7 }));

  cancel: Shop["cancel"] = (id) =>
    this.#answer(`cancel ${id}`, () => this.#keep({ ...this.#here(), state: "cancelled" }));

  print: Shop["print"] = () => this.#answer("print", () => undefined);

  receiptAddress: Shop["receiptAddress"] = (sale) => `/receipt/${sale.id}`;

  /** What the box says of a payment in this state. */
  answer(state: PaymentView["state"], method: PaymentView["method"] = "qr"): PaymentAnswer {
    const basket = this.#keep({
      ...this.#here(),
      state:
        state === "paid"
          ? "paid"
          : state === "declined" || state === "reversed"
            ? "open"
            : "paying",
    });
    const payment = { id: "p1", method, amount: basket.total, state, change: 0, qr: "pay:1" };
    return state === "paid" ? { basket, payment, sale: saleOf(basket) } : { basket, payment };
  }

  async #answer<T>(what: string, make: () => T): Promise<T> {
    this.asked.push(what);
    await Promise.resolve();
    if (this.refuses !== undefined) throw this.refuses;
    return make();
  }

  #here(): BasketView {
    return this.basket ?? emptyBasket;
  }

  #keep(basket: BasketView): BasketView {
    this.basket = { ...basket, total: basket.lines.reduce((sum, { net }) => sum + net, 0) };
    return this.basket;
  }

  #withLine(product: ProductView, quantity: number, source: Line["source"]): BasketView {
    const lines = [...this.#here().lines, lineOf(product, quantity, source)];
    const unknownItems = Math.max(0, this.#here().unknownItems - 1);
    return this.#keep({ ...this.#here(), lines, unknownItems });
  }
}

const emptyBasket: BasketView = {
  id: "b0",
  kiosk: "k1",
  state: "open",
  lines: [],
  total: 0,
  paid: 0,
  currency: "CNY",
  interventions: [],
  unknownItems: 0,
  openedAt: "2026-11-24T06:00:00Z",
};

function lineOf(product: ProductView, quantity: number, source: Line["source"]): Line {
  return {
    id: `${product.sku}-${source}`,
    sku: product.sku,
    name: product.name,
    names: product.names,
    soldBy: product.soldBy,
    quantity,
    unitPrice: product.price,
    list: product.price,
    discount: 0,
    reductions: [],
    net: product.price,
    source,
  };
}

function saleOf(basket: BasketView): SaleView {
  return {
    id: "s1",
    receipt: "S001-26-00000001",
    total: basket.total,
    postedAt: "2026-11-24T06:00:00Z",
    businessDay: "2026-11-24",
    kiosk: basket.kiosk,
    cashier: "",
    lines: [],
    tenders: [],
  };
}
