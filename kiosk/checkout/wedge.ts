/** A scanner types a code faster than people do and ends it with Enter. */
const betweenKeysMs = 60;
const shortestCode = 4;

export interface TypedKey {
  readonly key: string;
  readonly atMs: number;
}

/**
 * Finds scanned codes among the keys of the whole page, whatever has the focus. People's typing is
 * left alone: it is slower, or does not end with Enter after at least four characters.
 */
export class Wedge {
  #typed = "";
  #lastAtMs = Number.NEGATIVE_INFINITY;

  /**
   * @returns the code when this key ends one, "typing" while a code seems to come in, and undefined
   * when the key is somebody's own.
   */
  press({ key, atMs }: TypedKey): { readonly code: string } | "typing" | undefined {
    const isFast = atMs - this.#lastAtMs <= betweenKeysMs;
    const typed = isFast ? this.#typed : "";
    this.#lastAtMs = atMs;
    if (key === "Enter") {
      this.#typed = "";
      return typed.length >= shortestCode ? { code: typed } : undefined;
    }
    if (isGroupSeparator(key)) {
      this.#typed = typed === "" ? "" : `${typed}\u001d`;
      return typed === "" ? undefined : "typing";
    }
    // Shift and the like come between the characters of a code and are no part of it.
    if (key.length !== 1) {
      if (isFast) this.#typed = typed;
      return undefined;
    }
    this.#typed = typed + key;
    return this.#typed.length > 1 ? "typing" : undefined;
  }
}

/** Scanners send the separator of GS1 codes as Ctrl+] or as its control character. */
function isGroupSeparator(key: string): boolean {
  return key === "\u001d" || key === "GroupSeparator";
}
