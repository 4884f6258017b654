import { createContext } from "svelte";
import type { SessionView } from "../../edge/contract/http.ts";
import type { Client } from "../api/client.ts";
import type { Clock } from "../frame/clock.svelte.ts";
import type { Place } from "../frame/place.svelte.ts";
import type { Session } from "../frame/session.svelte.ts";
import type { Language } from "../text/language.svelte.ts";
import type { Bell } from "./bell.svelte.ts";
import type { Desk } from "./desk.svelte.ts";
import type { staffTexts } from "./texts.ts";

/** What every part of the staff page stands on. */
export interface StaffApp {
  readonly client: Client;
  readonly session: Session;
  readonly person: SessionView;
  readonly desk: Desk;
  readonly bell: Bell;
  readonly language: Language<(typeof staffTexts)["en"]>;
  readonly clock: Clock;
  readonly place: Place;
  /** Changes the language of this device, and remembers it. */
  readonly switchLanguage: () => void;
}

export const [useApp, provideApp] = createContext<StaffApp>();
