import { createContext } from "svelte";
import type { HqLiveMessage } from "../../edge/contract/hq.ts";
import type { SessionView } from "../../edge/contract/http.ts";
import type { Client } from "../api/client.ts";
import type { Clock } from "../frame/clock.svelte.ts";
import type { News } from "../frame/news.svelte.ts";
import type { Place } from "../frame/place.svelte.ts";
import type { Language } from "../text/language.svelte.ts";
import type { Chain } from "./chain.svelte.ts";
import type { hqTexts } from "./texts.ts";

/** What every page of headquarters' screen stands on. */
export interface HqApp {
  readonly client: Client;
  readonly person: SessionView;
  readonly language: Language<(typeof hqTexts)["en"]>;
  readonly news: News<HqLiveMessage>;
  readonly chain: Chain;
  readonly clock: Clock;
  readonly place: Place;
}

export const [useApp, provideApp] = createContext<HqApp>();
