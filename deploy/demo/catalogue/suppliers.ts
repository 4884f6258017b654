import type { Localised } from "../../../edge/domain/locale.ts";

/** An invented firm that delivers to the demo shop. */
export interface Supplier {
  readonly id: string;
  readonly names: Localised;
  /** Days between order and delivery. */
  readonly leadDays: number;
  /** Days between two order days. */
  readonly reviewDays: number;
}

export const suppliers: readonly Supplier[] = [
  supplier("qinghe", "青禾农场", "Qinghe Farm", 1, 1),
  supplier("muxue", "牧雪乳业", "Muxue Dairy", 2, 2),
  supplier("yunling", "云岭饮品", "Yunling Drinks", 3, 7),
  supplier("songtao", "松涛食品", "Songtao Foods", 3, 7),
  supplier("maixiang", "麦巷烘焙", "Maixiang Bakery", 1, 1),
  supplier("lanting", "兰亭百货", "Lanting Goods", 4, 7),
  supplier("haiwan", "海湾冷鲜", "Haiwan Cold Chain", 2, 3),
];

function supplier(
  id: string,
  zh: string,
  en: string,
  leadDays: number,
  reviewDays: number,
): Supplier {
  return { id, names: { "zh-CN": zh, en }, leadDays, reviewDays };
}
