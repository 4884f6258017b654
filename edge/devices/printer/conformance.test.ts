import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../../platform/clock.ts";
import { sampleSale, sampleShop } from "../../receipts/sample-sale.ts";
import { receiptRenderer } from "../../receipts/render-receipt.ts";
import type { ReceiptPrinter } from "../../usecases/printing-ports.ts";
import { startPrinterSimulator, type PrinterSimulator } from "./simulator.ts";
import { tcpPrinter } from "./tcp-printer.ts";

const timeoutMs = 250;
const tcp = (port: number) =>
  tcpPrinter({ host: "127.0.0.1", port, timeoutMs, clock: systemClock });

/** Drivers for other transports add themselves here with a simulator behind them. */
const drivers = [{ name: "TCP printer", open: tcp }];

const receipt = receiptRenderer(sampleShop);
const bytes = receipt.escpos(sampleSale, "zh-CN", false);

describe.each(drivers)("$name", ({ open }) => {
  let simulator: PrinterSimulator | undefined;
  afterEach(() => simulator?.stop());

  async function start(): Promise<{ paper: PrinterSimulator; driver: ReceiptPrinter }> {
    simulator = await startPrinterSimulator({ port: 0 });
    return { paper: simulator, driver: open(simulator.port) };
  }

  test("a receipt comes out as it was laid out, is cut, and opens the drawer for cash", async () => {
    const { paper, driver } = await start();
    await driver.print(bytes);
    const [slip = []] = paper.texts();
    const joined = slip.join("\n");
    for (const text of [
      "青禾生活",
      "无糖乌龙茶 500mL",
      "  2 × 5.50",
      "合计 6 件",
      "付好了，慢走。",
    ])
      expect(joined).toContain(text);
    expect(slip.find((row) => row.includes("2 × 5.50"))).toMatch(/^ {2}2 × 5\.50 {32}11\.00$/);
    expect(paper.slips[0]?.pieces.some((piece) => piece.kind === "picture")).toBe(true);
    expect(paper.unknownCommands).toEqual([]);
    expect(paper.drawerOpenings).toBe(1);
  });

  test("receipts stand on slips of their own", async () => {
    const { paper, driver } = await start();
    await driver.print(bytes);
    await driver.print(receipt.escpos(sampleSale, "en", true));
    expect(paper.texts()).toHaveLength(2);
    expect(paper.texts()[1]?.join("\n")).toContain("副本 COPY");
  });

  test("the status is what the printer shows", async () => {
    const { paper, driver } = await start();
    expect(await driver.status()).toEqual(paper.status());
    paper.load("near-end");
    expect(await driver.status()).toMatchObject({ online: true, paperNearEnd: true });
    paper.load("out");
    expect(await driver.status()).toMatchObject({ online: false, paperEnd: true });
    paper.load("full");
    paper.setOpen(true);
    expect(await driver.status()).toMatchObject({ online: false, coverOpen: true });
  });

  test("without paper a receipt is not printed, and comes with the new roll", async () => {
    const { paper, driver } = await start();
    paper.load("out");
    await expect(driver.print(bytes)).rejects.toThrow("PRINTER_UNREACHABLE");
    expect(paper.slips).toEqual([]);
    paper.load("full");
    expect(paper.texts()).toHaveLength(1);
  });

  test("a printer that hangs is not believed", async () => {
    const { paper, driver } = await start();
    paper.setHanging(true);
    await expect(driver.print(bytes)).rejects.toThrow("PRINTER_UNREACHABLE");
    await expect(driver.status()).rejects.toThrow("does not answer");
  });

  test("a printer that is switched off is unreachable", async () => {
    const { paper, driver } = await start();
    await paper.stop();
    simulator = undefined;
    await expect(driver.print(bytes)).rejects.toThrow("ECONNREFUSED");
    await expect(driver.status()).rejects.toThrow("PRINTER_UNREACHABLE");
  });
});

/** A printer of a make that answers only what it likes. */
async function strangePrinter(answer: (socket: Socket, chunk: Buffer) => void): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => answer(socket, chunk));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

const strange: Server[] = [];
afterEach(() => {
  for (const server of strange.splice(0)) server.close();
});

test("a printer that never says it is done is believed by its status, and not waited for again", async () => {
  let jobs = 0;
  const server = await strangePrinter((socket, chunk) => {
    if (chunk[0] === 0x10) socket.write(Uint8Array.of(0x12, 0x12, 0x12));
    else jobs += 1;
  });
  strange.push(server);
  const driver = tcp((server.address() as AddressInfo).port);
  await driver.print(bytes);
  const started = performance.now();
  await driver.print(bytes);
  expect(performance.now() - started).toBeLessThan(timeoutMs);
  expect(jobs).toBeGreaterThanOrEqual(2);
});

test.each<[string, (socket: Socket) => void]>([
  ["hangs up", (socket) => socket.end()],
  ["talks nonsense", (socket) => socket.write("HTTP/1.1 400")],
])("something that %s is no printer", async (_, answer) => {
  const server = await strangePrinter(answer);
  strange.push(server);
  const driver = tcp((server.address() as AddressInfo).port);
  await expect(driver.status()).rejects.toThrow("PRINTER_UNREACHABLE");
});
