import { createContext } from "svelte";
import type { Language } from "../text/language.svelte.ts";
import type { Eye } from "./camera/eye.svelte.ts";
import type { Comfort } from "./comfort.svelte.ts";
import type { Goods } from "./goods.svelte.ts";
import type { Shop } from "./shop.ts";
import type { CheckoutTexts } from "./texts.zh-CN.ts";
import type { Till } from "./till.svelte.ts";
import type { World } from "./world.ts";

/** What every page of the kiosk works with. */
export interface Checkout {
  readonly till: Till;
  readonly eye: Eye;
  readonly goods: Goods;
  readonly comfort: Comfort;
  readonly language: Language<CheckoutTexts>;
  readonly shop: Shop;
  readonly world: World;
}

export const [useCheckout, provideCheckout] = createContext<Checkout>();
