import { mount } from "svelte";
import { Client } from "../api/client.ts";
import { listenLive, liveAddress } from "../api/live.ts";
import { Language } from "../text/language.svelte.ts";
import App from "./App.svelte";
import { Eye } from "./camera/eye.svelte.ts";
import { openCamera } from "./camera/open-camera.ts";
import { Comfort } from "./comfort.svelte.ts";
import { Goods } from "./goods.svelte.ts";
import { shopOf } from "./shop.ts";
import { en } from "./texts.en.ts";
import { zhCN } from "./texts.zh-CN.ts";
import { Till } from "./till.svelte.ts";
import { browserWorld as world } from "./world.ts";

const options = new URLSearchParams(location.search);
const pixelsPerMillimetre = Number(options.get("mm") ?? "");
if (pixelsPerMillimetre > 0)
  document.documentElement.style.setProperty("--mm", `${pixelsPerMillimetre}px`);

/** A shop with several kiosks names each in its address: `/?kiosk=k2`. */
const kiosk = options.get("kiosk") ?? "k1";
const language = new Language({ "zh-CN": zhCN, en }, "zh-CN");
const shop = shopOf(new Client(), location.origin, kiosk);
const goods = new Goods();
const comfort = new Comfort();
const eye = new Eye(world);
const till = new Till({ shop, world, goods, language, comfort, eye });

const target = document.querySelector("#app");
if (target !== null)
  mount(App, { target, props: { checkout: { till, eye, goods, comfort, language, shop, world } } });

listenLive(`${liveAddress(location)}?kiosk=${encodeURIComponent(kiosk)}`, {
  onMessage: (message) => till.hear(message),
  onOpen: () => void till.catchUp(),
});
await till.start();
await openCamera(eye, till, world, options.get("camera") === "demo");
