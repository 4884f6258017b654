import { moveFocus } from "./arrows.ts";
import { Wedge } from "./wedge.ts";

/** What the keys of the whole page do: a scanner's codes, and the arrows of a keypad. */
export class PanelKeys {
  readonly #page: Document;
  readonly #onCode: (code: string) => void;
  readonly #wedge = new Wedge();

  constructor(page: Document, onCode: (code: string) => void) {
    this.#page = page;
    this.#onCode = onCode;
  }

  press(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.metaKey) return;
    // Scanners send the separator of GS1 codes as Ctrl+].
    const key = event.ctrlKey && event.key === "]" ? "\u001d" : event.key;
    if (event.ctrlKey && key !== "\u001d") return;
    const seen = this.#wedge.press({ key, atMs: event.timeStamp });
    if (typeof seen === "object") {
      event.preventDefault();
      this.#onCode(seen.code);
    } else if (seen === "typing" && !(event.target instanceof HTMLInputElement))
      event.preventDefault();
    else if (moveFocus(this.#page, key)) event.preventDefault();
  }
}
