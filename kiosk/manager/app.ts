import { createContext } from "svelte";
import type { LiveMessage, SessionView } from "../../edge/contract/http.ts";
import type { Client } from "../api/client.ts";
import type { Clock } from "../frame/clock.svelte.ts";
import type { News } from "../frame/news.svelte.ts";
import type { Place } from "../frame/place.svelte.ts";
import type { Language } from "../text/language.svelte.ts";
import type { managerTexts } from "./texts.ts";

/** What every page of the manager's console stands on. */
export interface ManagerApp {
  readonly client: Client;
  readonly person: SessionView;
  readonly language: Language<(typeof managerTexts)["en"]>;
  readonly news: News<LiveMessage>;
  readonly clock: Clock;
  readonly place: Place;
}

export const [useApp, provideApp] = createContext<ManagerApp>();
