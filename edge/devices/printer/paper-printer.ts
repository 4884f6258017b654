import { escPosCommands } from "./escpos-commands.ts";
import { runDots, type PaperPiece, type PaperRun } from "./paper.ts";

/** What the bytes of a job come to: paper, or a question to be answered on the line. */
export type PrinterEffect =
  | PaperPiece
  | { readonly kind: "ask-done" }
  | { readonly kind: "ask-status"; readonly question: number }
  | { readonly kind: "unknown"; readonly hex: string };

const paperDots = 576;
const longestPrefix = 3;

const gb18030 = new TextDecoder("gb18030");
const latin1 = new TextDecoder("latin1");

interface Style {
  isBold: boolean;
  isInverse: boolean;
  widthTimes: number;
  heightTimes: number;
  isChinese: boolean;
  alignment: number;
  leftDots: number;
  areaDots: number;
}

const resting: Style = {
  isBold: false,
  isInverse: false,
  widthTimes: 1,
  heightTimes: 1,
  isChinese: true,
  alignment: 0,
  leftDots: 0,
  areaDots: paperDots,
};

const word = (low = 0, high = 0) => low + high * 256;
const signedWord = (low = 0, high = 0) => (word(low, high) << 16) >> 16;

/**
 * Turns ESC/POS bytes into paper, as far as a receipt needs it. Bytes may arrive cut anywhere.
 * Unknown commands are reported and skipped, so that a test can see that there were none.
 */
export class PaperPrinter {
  #pending: Uint8Array = new Uint8Array();
  #style: Style = { ...resting };
  #atDots = 0;
  #runs: PaperRun[] = [];
  readonly #effects: PrinterEffect[] = [];

  feed(bytes: Uint8Array): PrinterEffect[] {
    this.#pending = Buffer.concat([this.#pending, bytes]);
    while (this.#pending.length > 0 && this.#step());
    return this.#effects.splice(0);
  }

  /** Works off one text or command; false when more bytes are needed. */
  #step(): boolean {
    const first = this.#pending[0] ?? 0;
    return first >= 0x20 ? this.#text() : this.#command();
  }

  #text(): boolean {
    const end = this.#pending.findIndex((byte) => byte < 0x20);
    // A letter may still be on its way; the row ends with a line feed in any case.
    if (end === -1) return false;
    const bytes = this.#pending.subarray(0, end);
    const text = (this.#style.isChinese ? gb18030 : latin1).decode(bytes);
    const { isBold, isInverse, widthTimes, heightTimes, leftDots } = this.#style;
    const atDots = leftDots + this.#atDots;
    const run = { atDots, text, isBold, isInverse, widthTimes, heightTimes };
    this.#runs.push(run);
    this.#atDots += runDots(run);
    this.#pending = this.#pending.subarray(end);
    return true;
  }

  #command(): boolean {
    for (let length = 1; length <= longestPrefix; length += 1) {
      if (this.#pending.length < length) return false;
      const prefix = Buffer.from(this.#pending.subarray(0, length)).toString("hex");
      const command = escPosCommands.get(prefix);
      if (command === undefined) continue;
      const rest = this.#pending.subarray(length);
      const parameters = command.length(rest);
      if (parameters === undefined) return false;
      this.#obey(command.name, rest.subarray(0, parameters));
      this.#pending = rest.subarray(parameters);
      return true;
    }
    const skipped = this.#pending.subarray(0, longestPrefix);
    this.#effects.push({ kind: "unknown", hex: Buffer.from(skipped).toString("hex") });
    this.#pending = this.#pending.subarray(1);
    return true;
  }

  #obey(name: string, parameters: Uint8Array): void {
    const [first = 0, second = 0] = parameters;
    const style = this.#style;
    const handlers: Readonly<Record<string, () => void>> = {
      "line-feed": () => this.#endLine(),
      "move-to": () => (this.#atDots = word(first, second)),
      "move-by": () => (this.#atDots += signedWord(first, second)),
      "chinese-on": () => (style.isChinese = true),
      "chinese-off": () => (style.isChinese = false),
      "left-edge": () => (style.leftDots = word(first, second)),
      "area-width": () => (style.areaDots = word(first, second)),
      "ask-done": () => this.#effects.push({ kind: "ask-done" }),
      "ask-status": () => this.#effects.push({ kind: "ask-status", question: first }),
      reset: () => (this.#style = { ...resting }),
      bold: () => (style.isBold = (first & 1) === 1),
      inverse: () => (style.isInverse = (first & 1) === 1),
      align: () => (style.alignment = first % 48),
      size: () => {
        style.widthTimes = (first >> 4) + 1;
        style.heightTimes = (first & 7) + 1;
      },
      feed: () => Array.from({ length: first }, () => this.#endLine()),
      drawer: () => this.#effects.push({ kind: "drawer" }),
      cut: () => this.#effects.push({ kind: "cut" }),
      picture: () => this.#picture(parameters),
    };
    handlers[name]?.();
  }

  #endLine(): void {
    this.#effects.push({ kind: "line", runs: this.#runs });
    this.#runs = [];
    this.#atDots = 0;
  }

  #picture(parameters: Uint8Array): void {
    const [, xLow, xHigh, yLow, yHigh] = parameters;
    const widthDots = word(xLow, xHigh) * 8;
    const { leftDots, areaDots, alignment } = this.#style;
    const spare = Math.max(0, areaDots - widthDots);
    this.#effects.push({
      kind: "picture",
      atDots: leftDots + Math.round((spare * alignment) / 2),
      widthDots,
      heightDots: word(yLow, yHigh),
      bits: parameters.slice(5),
    });
  }
}
