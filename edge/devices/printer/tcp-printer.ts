import { connect } from "node:net";
import { PrinterTypes, ThermalPrinter } from "node-thermal-printer";
import { OperatingError } from "../../errors.ts";
import type { Clock } from "../../platform/clock.ts";
import type { PrinterStatus, ReceiptPrinter } from "../../usecases/printing-ports.ts";
import { decodeStatus, statusQuestion } from "./printer-status.ts";

export interface TcpPrinterOptions {
  /** Name or IPv4 address; node-thermal-printer 4.6.1 cannot read an IPv6 address. */
  readonly host: string;
  readonly port: number;
  /** How long a receipt may take to be printed, and a question to be answered. */
  readonly timeoutMs: number;
  readonly clock: Pick<Clock, "after">;
}

/** `GS r 1`: answered only when everything before it has been worked off. */
const askDone = Buffer.from([0x1d, 0x72, 1]);

function unreachable({ host, port }: TcpPrinterOptions, why: string, cause?: unknown) {
  return new OperatingError("PRINTER_UNREACHABLE", `${host}:${port} ${why}`, { cause });
}

/** Rejects when `work` takes too long: the transport never notices a line that closes without a word. */
function inTime<T>(options: TcpPrinterOptions, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = options.clock.after(options.timeoutMs, () =>
      reject(new Error("no answer in time")),
    );
    work.then(resolve, reject).finally(stop);
  });
}

function askStatus(options: TcpPrinterOptions): Promise<PrinterStatus> {
  return new Promise((resolve, reject) => {
    const { host, port, timeoutMs } = options;
    const socket = connect({ host, port });
    const answers: number[] = [];
    const finish = (settle: () => void) => {
      stop();
      socket.destroy();
      settle();
    };
    const fail = (why: string, cause?: unknown) =>
      finish(() => reject(unreachable(options, why, cause)));
    const stop = options.clock.after(timeoutMs, () => fail("does not answer"));
    socket.on("connect", () => socket.write(statusQuestion));
    socket.on("error", (error) => fail(error.message, error));
    socket.on("close", () => fail("hung up"));
    socket.on("data", (chunk) => {
      answers.push(...chunk);
      if (answers.length < 3) return;
      const status = decodeStatus(Uint8Array.from(answers));
      if (status === undefined) fail("gives no status that is understood");
      else finish(() => resolve(status));
    });
  });
}

function isReady({ online, coverOpen, paperEnd, error }: PrinterStatus): boolean {
  return online && !coverOpen && !paperEnd && !error;
}

/**
 * An ESC/POS printer on the shop's network. node-thermal-printer carries the bytes; they come laid
 * out and encoded, because its own Chinese is wrong.
 *
 * `print` resolves when the printer says that it has worked everything off. A printer that never says
 * so is believed when its status is good after the time-out, and is not waited for again.
 */
export function tcpPrinter(options: TcpPrinterOptions): ReceiptPrinter {
  let saysWhenDone = true;

  async function send(bytes: Uint8Array): Promise<void> {
    const transport = new ThermalPrinter({
      type: PrinterTypes.EPSON,
      interface: `tcp://${options.host}:${options.port}`,
      options: { timeout: options.timeoutMs },
    });
    transport.setBuffer(Buffer.concat([bytes, askDone]));
    await inTime(options, transport.execute({ waitForResponse: saysWhenDone }));
  }

  return {
    async print(bytes) {
      try {
        await send(bytes);
        if (saysWhenDone) return;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code !== undefined) throw unreachable(options, code, error);
      }
      const status = await askStatus(options);
      if (!isReady(status)) throw unreachable(options, "did not finish the receipt");
      saysWhenDone = false;
    },
    status: () => askStatus(options),
  };
}
