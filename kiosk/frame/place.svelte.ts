import { readPath } from "./route.ts";

/** The page that is open now. The address bar is its only memory, so back and reload work. */
export class Place {
  path = $state.raw<readonly string[]>([]);
  readonly #page: Pick<Window, "location" | "addEventListener">;

  constructor(page: Pick<Window, "location" | "addEventListener">) {
    this.#page = page;
    this.path = readPath(page.location.hash);
    page.addEventListener("hashchange", () => {
      this.path = readPath(page.location.hash);
    });
  }

  /** @param link from `linkTo`. */
  go(link: string): void {
    this.#page.location.hash = link;
  }
}
