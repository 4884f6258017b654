import type { PrinterStatus } from "../../usecases/printing-ports.ts";

/** Asks for the printer's, the offline and the paper sensor's state: `DLE EOT` 1, 2 and 4. */
export const statusQuestion = Buffer.from([0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4]);

/** Bits that every status byte carries; a byte without them is something else. */
const fixedBits = { mask: 0b1001_0011, value: 0b0001_0010 };

const bits = { offline: 0x08, coverOpen: 0x04, paperStop: 0x20, error: 0x40 };
const paper = { nearEnd: 0x0c, end: 0x60 };

function isStatusByte(byte: number | undefined): byte is number {
  return byte !== undefined && (byte & fixedBits.mask) === fixedBits.value;
}

/**
 * What a printer says of itself, out of its three answers to `statusQuestion`.
 * @returns undefined when the bytes are not such answers.
 * @see Epson ESC/POS command reference, DLE EOT
 */
export function decodeStatus(answers: Uint8Array): PrinterStatus | undefined {
  const [printer, offline, sensor] = answers;
  if (!isStatusByte(printer) || !isStatusByte(offline) || !isStatusByte(sensor)) return undefined;
  return {
    online: (printer & bits.offline) === 0,
    coverOpen: (offline & bits.coverOpen) !== 0,
    paperEnd: (sensor & paper.end) !== 0 || (offline & bits.paperStop) !== 0,
    paperNearEnd: (sensor & paper.nearEnd) !== 0,
    error: (offline & bits.error) !== 0,
  };
}

/** The answer of a printer in this state to `DLE EOT n`. */
export function encodeStatus(status: PrinterStatus, question: number): number {
  const when = (fact: boolean, bit: number) => (fact ? bit : 0);
  switch (question) {
    case 1:
      return fixedBits.value | when(!status.online, bits.offline);
    case 2:
      return (
        fixedBits.value |
        when(status.coverOpen, bits.coverOpen) |
        when(status.paperEnd, bits.paperStop) |
        when(status.error, bits.error)
      );
    default:
      return (
        fixedBits.value |
        when(status.paperNearEnd || status.paperEnd, paper.nearEnd) |
        when(status.paperEnd, paper.end)
      );
  }
}
