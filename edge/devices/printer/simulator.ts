import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import type { PrinterStatus } from "../../usecases/printing-ports.ts";
import { lineText, type PaperPiece } from "./paper.ts";
import { PaperPrinter, type PrinterEffect } from "./paper-printer.ts";
import { encodeStatus } from "./printer-status.ts";

/** Everything between two cuts. */
export interface Slip {
  /** Counts up from 1. */
  readonly number: number;
  readonly pieces: readonly PaperPiece[];
  readonly isCut: boolean;
}

export type PaperSupply = "full" | "near-end" | "out";

/** How many slips hang out of the simulated printer. */
const keptSlips = 20;

/**
 * A receipt printer without hardware, on a TCP port as 80 mm printers have it: prints ESC/POS to paper
 * that can be read, answers status questions, and can run out of paper, be opened or hang. As in a
 * real one, what it holds when the paper ends is printed after the new roll.
 */
export class PrinterSimulator {
  readonly #server = createServer((socket) => this.#serve(socket));
  readonly #sockets = new Set<Socket>();
  readonly #listeners = new Set<() => void>();
  #held: (() => void)[] = [];
  #slips: Slip[] = [];
  #supply: PaperSupply = "full";
  #isOpen = false;
  #hangs = false;
  drawerOpenings = 0;
  /** Commands that it did not know, in hexadecimal. */
  readonly unknownCommands: string[] = [];

  /** @param port 0 chooses a free one. */
  async listen(port: number): Promise<void> {
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  /** Oldest first. */
  get slips(): readonly Slip[] {
    return this.#slips;
  }

  /** The rows of all slips that were cut, as text. */
  texts(): string[][] {
    return this.#slips
      .filter((slip) => slip.isCut)
      .map((slip) =>
        slip.pieces.flatMap((piece) => (piece.kind === "line" ? [lineText(piece.runs)] : [])),
      );
  }

  get supply(): PaperSupply {
    return this.#supply;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  load(supply: PaperSupply): void {
    this.#supply = supply;
    this.#resume();
  }

  setOpen(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#resume();
  }

  /** A printer that hangs takes bytes and answers nothing. */
  setHanging(hangs: boolean): void {
    this.#hangs = hangs;
    this.#resume();
  }

  /** Calls back after each change of paper, supply or cover, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  status(): PrinterStatus {
    const isOut = this.#supply === "out";
    return {
      online: !isOut && !this.#isOpen,
      coverOpen: this.#isOpen,
      paperEnd: isOut,
      paperNearEnd: this.#supply !== "full",
      error: false,
    };
  }

  #canPrint(): boolean {
    return !this.#hangs && this.status().online;
  }

  #serve(socket: Socket): void {
    const printer = new PaperPrinter();
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("data", (chunk) => {
      // Status questions are answered in real time, before what waits to be printed.
      const isQuestion = chunk[0] === 0x10 && chunk[1] === 0x04 && !this.#hangs;
      const work = () => this.#effects(printer.feed(chunk), socket);
      if (isQuestion || this.#canPrint()) work();
      else this.#held.push(work);
    });
  }

  #resume(): void {
    if (this.#canPrint()) for (const work of this.#held.splice(0)) work();
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #effects(effects: readonly PrinterEffect[], socket: Socket): void {
    for (const effect of effects) {
      if (effect.kind === "ask-done") socket.write(Uint8Array.of(0));
      else if (effect.kind === "ask-status")
        socket.write(Uint8Array.of(encodeStatus(this.status(), effect.question)));
      else if (effect.kind === "unknown") this.unknownCommands.push(effect.hex);
      else if (effect.kind === "drawer") this.drawerOpenings += 1;
      else this.#print(effect);
    }
    if (effects.length > 0) this.#tell();
  }

  #print(piece: PaperPiece): void {
    const last = this.#slips.at(-1);
    const open =
      last === undefined || last.isCut
        ? { number: (last?.number ?? 0) + 1, pieces: [], isCut: false }
        : last;
    const others = open === last ? this.#slips.slice(0, -1) : this.#slips;
    const next =
      piece.kind === "cut"
        ? { ...open, isCut: true }
        : { ...open, pieces: [...open.pieces, piece] };
    this.#slips = [...others, next].slice(-keptSlips);
  }
}

/** Starts a simulated printer; 0 chooses a free port. */
export async function startPrinterSimulator({ port }: { port: number }): Promise<PrinterSimulator> {
  const printer = new PrinterSimulator();
  await printer.listen(port);
  return printer;
}
