import type { Locale } from "../../edge/domain/locale.ts";
import type { PromotionState } from "./promotion-list.ts";

const zh = {
  promotion: "活动",
  what: "优惠",
  when: "什么时候",
  forWhom: "给谁",
  always: "一直",
  everybody: "所有人",
  membersOnly: "会员",
  withCoupon: (code: string) => `优惠码 ${code}`,
  onWeekdays: (days: readonly number[]) =>
    days.map((day) => `周${"一二三四五六日"[day - 1] ?? ""}`).join("、"),
  until: (time: string) => `到 ${time}`,
  comma: "、",
  promotionStates: {
    now: "今天有",
    later: "还没开始",
    "other-days": "今天没有",
    over: "已结束",
  } satisfies Record<PromotionState, string>,
  noPromotions: "还没有促销",
  state: "状态",
};

const en: typeof zh = {
  promotion: "Promotion",
  what: "What",
  when: "When",
  forWhom: "For whom",
  always: "Always",
  everybody: "Everybody",
  membersOnly: "Members",
  withCoupon: (code) => `Code ${code}`,
  onWeekdays: (days) =>
    days.map((day) => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day - 1] ?? "").join(", "),
  until: (time) => `until ${time}`,
  comma: ", ",
  promotionStates: {
    now: "Today",
    later: "Not yet",
    "other-days": "Not today",
    over: "Over",
  },
  noPromotions: "No promotions yet",
  state: "State",
};

/** What the page of promotions says. */
export const promotionTexts: Readonly<Record<Locale, typeof zh>> = { "zh-CN": zh, en };
