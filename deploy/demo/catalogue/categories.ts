import type { Category } from "../../../edge/domain/catalogue/product.ts";

export const categories: readonly Category[] = [
  { id: "produce", names: { "zh-CN": "水果蔬菜", en: "Fruit and vegetables" } },
  { id: "dairy", names: { "zh-CN": "乳品蛋类", en: "Dairy and eggs" } },
  { id: "drinks", names: { "zh-CN": "饮料", en: "Drinks" } },
  { id: "snacks", names: { "zh-CN": "零食", en: "Snacks" } },
  { id: "bakery", names: { "zh-CN": "面包即食", en: "Bakery and ready food" } },
  { id: "staples", names: { "zh-CN": "粮油调味", en: "Staples and sauces" } },
  { id: "household", names: { "zh-CN": "日用", en: "Household" } },
  { id: "frozen", names: { "zh-CN": "冷冻肉类", en: "Frozen and meat" } },
];
