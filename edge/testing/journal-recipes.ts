import type { Treatments } from "../domain/finance/accounts.ts";
import {
  customerDeposit,
  deferredPoints,
  journalForAllowance,
  journalForAllowanceUsed,
  journalForBreakage,
  journalForConcession,
  journalForDepositBack,
  journalForGift,
  journalForPickUp,
  journalForPointsUsed,
  journalForPrepayment,
  journalForRefund,
  journalForRelief,
  journalForTopUp,
  journalForWalletRefund,
  walletCashValue,
} from "../domain/finance/customer-journals.ts";
import {
  balanced,
  debit,
  journalForSale,
  journalForStock,
  reversalOf,
  tenderAccount,
  type PaidBy,
  type Posting,
  type TurnoverLine,
} from "../domain/finance/journal.ts";
import {
  journalForApproval,
  journalForArrival,
  journalForCashCount,
  journalForCashMove,
  journalForLoss,
  journalForOpening,
  journalForSettlement,
  journalForShipment,
} from "../domain/finance/loss-journals.ts";
import {
  journalForContainers,
  journalForFarmPurchase,
  journalForFreight,
  journalForInvoice,
  journalForRebate,
  journalForShelfFee,
  journalForStaffUse,
  journalForSupplierPayment,
  journalForSupplierReturn,
  journalForVatConfirmed,
  shareByHeld,
} from "../domain/finance/supplier-journals.ts";
import { vatUpon, vatWithin } from "../domain/finance/vat-rates.ts";
import { allocate, money, negate, zero, type Money } from "../domain/money.ts";
import { pickLots } from "../domain/stock/pick-lots.ts";

/** One journal of ours, and how many entries of the case it is: a sale and its cost are one journal. */
export interface Step {
  readonly journal: readonly Posting[];
  readonly entries: number;
}

/** Goods sold at one rate, as the price pipeline hands them on: the VAT is inside. */
export function sold(gross: number, basisPoints: number): TurnoverLine {
  const net = money(gross);
  return { net, vat: vatWithin(net, basisPoints).tax, vatBasisPoints: basisPoints };
}

function one(journal: readonly Posting[], entries = 1): Step {
  return { journal, entries };
}

function sale(
  lines: readonly TurnoverLine[],
  paid: Partial<Record<PaidBy, number>>,
  cost: number,
  rounding = 0,
): Step {
  return one(journalForSale(lines, payments(paid), money(cost), money(rounding)), 2);
}

function payments(paid: Partial<Record<PaidBy, number>>) {
  return (Object.entries(paid) as [PaidBy, number][]).map(([method, amount]) => ({
    method,
    amount: money(amount),
  }));
}

const cash = tenderAccount("cash");
const bank = tenderAccount("bank");
const thirteen = (net: number) => ({ net: money(net), tax: vatUpon(money(net), 1_300) });
const bundle = allocate(money(2_000), [1_500, 1_000]);

/** An invoice of goods that were booked at an estimate, `held` of `received` still there. */
function invoice(net: number, estimate: number, received = 1, held = 1): Step {
  const { stock } = shareByHeld(money(net - estimate), { received, held });
  return one(journalForInvoice({ ...thirteen(net), estimate: money(estimate), stock }));
}

function delivery(value: number): Posting[] {
  return journalForStock("goods-received", money(value), zero);
}

/** Goods and their invoice come together. */
function invoicedDelivery(net: number, tax: Money): Step {
  const figures = { net: money(net), tax, estimate: money(net), stock: zero };
  return one(balanced([...delivery(net), ...journalForInvoice(figures)]));
}

/** A loss that is found and answered for. */
function loss(treatments: Treatments, value: number, reversed = 0, recovered = 0): Step[] {
  const pending = money(value + reversed);
  return [
    one(journalForLoss(money(value), money(reversed))),
    one(journalForApproval(pending, money(recovered), "stock", treatments)),
  ];
}

function damagedReturn(treatments: Treatments): Step[] {
  const paid = payments({ wechat: 11_300 });
  return [
    one(journalForRefund([sold(11_300, 1_300)], paid, money(7_000), "inventory-quarantined"), 2),
    one(journalForLoss(money(7_000), zero, "inventory-quarantined")),
    one(journalForApproval(money(7_000), zero, "stock", treatments)),
  ];
}

function countDifference(treatments: Treatments, value: number): Step[] {
  return [
    one(journalForStock("loss-pending", money(value), zero)),
    one(journalForApproval(negate(money(value)), zero, "stock", treatments)),
  ];
}

function cashDifference(treatments: Treatments, difference: number, recovered: number): Step[] {
  return [
    one(journalForCashCount(money(difference))),
    one(journalForApproval(negate(money(difference)), money(recovered), "cash", treatments)),
  ];
}

function fifoCost(): Money {
  const lot = (name: string, quantity: number, unit: number) => ({
    sku: "x",
    lot: name,
    location: "shelf" as const,
    bestBefore: `2026-12-0${name}`,
    status: "sellable" as const,
    quantity,
    cost: money(quantity * unit),
  });
  const lots = [lot("1", 3, 400), lot("2", 10, 420)];
  const taken = pickLots("x", lots, 5, { amount: money(400), per: 1 }, { day: "2026-11-24" });
  return money(0 - taken.reduce((total, { cost }) => total + cost, 0));
}

const walletTerms = { paidIn: money(50_000), bonus: money(5_000) };
const spent = walletCashValue(walletTerms, zero, money(11_000));
const prepaidLines = [sold(11_300, 1_300)];
const prepayment = journalForPrepayment(prepaidLines, payments({ wechat: 11_300 }));
const freight = vatWithin(money(1_090), 900);

function pointsSale(): Posting[] {
  const lines = [sold(20_000, 1_300)];
  return balanced([
    ...journalForSale(lines, payments({ wechat: 20_000 }), money(13_000)),
    ...deferredPoints("revenue-standard", money(17_699), money(160)),
  ]);
}

function markdown(treatments: Treatments): Step[] {
  const sell = sale([sold(763, 900)], { cash: 763 }, 800);
  if (!treatments.valuesStockDown) return [sell];
  return [
    one(journalForAllowance(money(800), money(650))),
    sell,
    one(journalForAllowanceUsed(money(150))),
  ];
}

/** What our rules make of each business case, by the numbers of the finance reference. */
export const recipes: Readonly<Record<string, (treatments: Treatments) => readonly Step[]>> = {
  S01: () => [sale([sold(11_300, 1_300)], { cash: 11_300 }, 7_000)],
  S02: () => [
    sale(
      [sold(2_260, 1_300), sold(1_090, 900), sold(500, 0), sold(106, 600)],
      { wechat: 3_956 },
      2_450,
    ),
  ],
  S03: () => [
    sale([sold(20_000, 1_300)], { card: 20_000 }, 13_000),
    one(
      journalForSettlement("card-clearing", {
        gross: money(20_000),
        fee: vatWithin(money(76), 600).net,
        feeVat: vatWithin(money(76), 600).tax,
      }),
    ),
  ],
  S04: () => [sale([sold(10_100, 100)], { alipay: 10_100 }, 7_500)],
  S05: () => [sale([sold(10_300, 300)], { cash: 10_300 }, 7_500)],
  S06a: ({ smallScaleRelief }) => [one(journalForRelief(money(100), smallScaleRelief))],
  S06b: ({ smallScaleRelief }) => [one(journalForRelief(money(100), smallScaleRelief))],
  S07: () => [sale([sold(3_000, 1_300)], { cash: 3_000 }, fifoCost())],
  S08: () => [sale([sold(10_000, 1_300)], { cash: 3_000, alipay: 5_000, wallet: 2_000 }, 6_000)],
  S09: () => [sale([sold(1_237, 1_300)], { cash: 1_230 }, 700, -7)],
  S10: () => [sale([sold(bundle[0]!, 1_300), sold(bundle[1]!, 900)], { cash: 2_000 }, 1_200)],
  S11a: markdown,
  S11b: markdown,
  S12: () => [one(journalForGift(money(1_000), money(1_500), 1_300))],
  S13: () => [
    one(journalForConcession([sold(11_300, 1_300)], payments({ wechat: 11_300 }), money(8_000)), 2),
    invoice(8_000, 8_000),
  ],
  P01: () => [
    invoicedDelivery(40_000, vatUpon(money(40_000), 1_300)),
    one(journalForVatConfirmed(money(5_200))),
    one(journalForSupplierPayment(money(45_200), zero, bank)),
  ],
  P02: () => [one(delivery(40_000)), one(reversalOf(delivery(40_000))), invoice(39_500, 0)],
  P03: () => [
    one(delivery(40_000)),
    one(journalForSale([], [], money(24_000))),
    invoice(39_500, 40_000, 100, 40),
  ],
  P04: () => [invoicedDelivery(45_200, zero)],
  P05: () => [one(journalForFarmPurchase(money(10_000), 900, cash))],
  P06: () => [
    one(journalForStock(bank, money(30_000), zero)),
    sale([sold(42_000, 0)], { wechat: 42_000 }, 30_000),
  ],
  P07: () => [one(journalForSupplierPayment(money(45_200), money(904), bank))],
  P08: () => [one(journalForRebate(vatWithin(money(1_130), 1_300), { received: 1, held: 0 }))],
  P09: () => [one(journalForShelfFee(vatWithin(money(1_060), 600)))],
  P10: () => [one(journalForSupplierReturn(thirteen(4_000)))],
  P11a: ({ inboundFreight }) => [one(journalForFreight(freight, inboundFreight, bank))],
  P11b: ({ inboundFreight }) => [one(journalForFreight(freight, inboundFreight, bank))],
  P12: () => [
    one(journalForContainers(money(100), bank)),
    one(journalForContainers(money(-100), bank)),
  ],
  R01: () => [
    one(
      journalForRefund(
        [sold(11_300, 1_300)],
        payments({ cash: 11_300 }),
        money(7_000),
        "inventory",
      ),
      2,
    ),
  ],
  R02a: damagedReturn,
  R02b: damagedReturn,
  R03: () => [
    one(journalForRefund([sold(800, 900)], payments({ cash: 800 }), money(500), "inventory"), 2),
  ],
  W01a: (treatments) => loss(treatments, 5_000),
  W01b: (treatments) => loss(treatments, 5_000),
  W02a: (treatments) => loss(treatments, 5_000, vatUpon(money(5_000), 1_300), 2_000),
  W02b: (treatments) => loss(treatments, 5_000, vatUpon(money(5_000), 1_300), 2_000),
  W03: () => [one(journalForStaffUse(money(4_000), 1_300))],
  T01a: (treatments) => countDifference(treatments, -3_200),
  T01b: (treatments) => countDifference(treatments, -3_200),
  T02a: (treatments) => countDifference(treatments, 1_200),
  T02b: (treatments) => countDifference(treatments, 1_200),
  X01: (treatments) => [
    one(journalForShipment(money(8_000))),
    one(journalForArrival(money(8_000), money(7_900), "inventory-elsewhere")),
    one(journalForApproval(money(100), zero, "transit", treatments)),
  ],
  X02: () => [sale([sold(9_040, 1_300)], { account: 9_040 }, 8_000)],
  M01: () => [
    one(pointsSale(), 2),
    one(journalForSale([sold(900, 1_300)], payments({ cash: 900 }), zero)),
    one(journalForPointsUsed("revenue-standard", money(159), 100, 160)),
    one(journalForSale([], [], money(600))),
  ],
  M02: () => [sale([sold(900, 1_300)], { cash: 900 }, 600)],
  M03: () => [
    one(journalForTopUp(payments({ wechat: 50_000 }))),
    sale([sold(spent, 1_300)], { wallet: spent }, 6_500),
  ],
  M04: () => [
    one(journalForTopUp(payments({ cash: 10_000 }))),
    sale([sold(6_000, 1_300)], { wallet: 6_000 }, 3_500),
    one(journalForBreakage(money(4_000))),
  ],
  M05: () => [one(journalForWalletRefund(money(40_000), "bank"))],
  D01: () => [
    one(
      balanced([
        ...journalForSale([sold(500, 1_300)], payments({ cash: 500 }), money(300)),
        debit(cash, money(100)),
        customerDeposit(money(100)),
      ]),
      2,
    ),
    one(journalForDepositBack(money(100), "cash")),
  ],
  K01a: (treatments) => cashDifference(treatments, -1_000, 600),
  K01b: (treatments) => cashDifference(treatments, -1_000, 600),
  K02: (treatments) => cashDifference(treatments, 500, 0),
  K03: () => [
    one(journalForCashMove(cash, "cash-in-transit", money(20_000))),
    one(journalForCashMove("cash-in-transit", bank, money(20_000))),
  ],
  V01: () => [
    one(journalForSale([], [], money(1_200))),
    one(journalForStock("goods-received", money(4_100), money(30)), 2),
  ],
  O01: () => [one(prepayment), one(journalForPickUp(prepaidLines, money(7_000)), 2)],
  O02: () => [one(prepayment), one(reversalOf(prepayment))],
  B01: () => [
    one(journalForOpening([debit("cash", money(100_000)), debit("bank", money(5_000_000))])),
    one(journalForOpening([debit("inventory", money(3_000_000))])),
    one(journalForOpening([debit("payables", money(-2_100_000))])),
    one(journalForOpening([debit("capital", money(-6_000_000))])),
  ],
};
