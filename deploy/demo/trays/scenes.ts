/** What the demo camera can show: the tray of a customer, named by what lies on it. */
export interface Scene {
  readonly name: string;
  readonly skus: readonly string[];
  /** Drawn the right way up; otherwise goods lie any way round. */
  readonly isUpright?: boolean;
}

export const scenes: readonly Scene[] = [
  { name: "empty", skus: [] },
  {
    name: "breakfast",
    skus: ["milk-fresh-950", "bread-wheat-400", "banana", "yogurt-plain-150"],
    isUpright: true,
  },
  {
    name: "lunch",
    skus: ["onigiri-tuna", "oolong-500", "chips-cucumber-70"],
    isUpright: true,
  },
  {
    name: "six-items",
    skus: [
      "oolong-500",
      "oolong-500",
      "milk-fresh-950",
      "chips-cucumber-70",
      "fuji-apple",
      "onigiri-tuna",
    ],
    isUpright: true,
  },
  { name: "one-bottle", skus: ["jasmine-500"] },
  { name: "fruit", skus: ["fuji-apple", "navel-orange", "crown-pear"] },
  { name: "evening", skus: ["beer-500", "sunflower-160", "tofu-400", "cucumber"] },
  {
    name: "sweets",
    skus: ["choco-bar-50", "gummies-70", "biscuit-salt-100", "icecream-matcha-90"],
  },
  { name: "household", skus: ["tissue-box", "toothpaste-120", "batteries-4"] },
  { name: "dinner", skus: ["salmon-180", "broccoli", "soy-sauce-500", "rice-5kg", "eggs-10"] },
  { name: "drinks", skus: ["water-550", "cola-330", "orange-juice-300", "coffee-latte-268"] },
  {
    name: "eight-items",
    skus: [
      "water-550",
      "sandwich-egg",
      "mandarin",
      "mixed-nuts-25",
      "yogurt-drink-210",
      "seaweed-18",
      "croissant-75",
      "tomato",
    ],
  },
];
