import { expect, test } from "vitest";
import { startPrinterSimulator } from "../devices/printer/simulator.ts";
import { tcpPrinter } from "../devices/printer/tcp-printer.ts";
import { systemClock } from "../platform/clock.ts";
import { receiptRenderer } from "../receipts/render-receipt.ts";
import { sampleSale, sampleShop } from "../receipts/sample-sale.ts";
import { MemoryPrintJobs } from "../testing/memory-print-jobs.ts";
import { printNextReceipt, queueReceipt, type PrintDesk } from "./print-receipts.ts";

// A day of the printer. Left: what happens; right: what must be answered.
const day = `
  print                  ->  idle
  queue                  ->  1
  queue                  ->  1
  print                  ->  printed
  print                  ->  idle
  slips                  ->  original
  copy c1                ->  1
  print                  ->  printed
  slips                  ->  original copy
  paper out
  copy c2                ->  1
  print                  ->  postponed no paper
  print                  ->  idle
  wait 2000
  cover open
  print                  ->  postponed no paper
  paper full
  wait 2000
  print                  ->  idle
  wait 2000
  print                  ->  postponed the cover is open
  cover shut
  wait 8000
  print                  ->  printed
  slips                  ->  original copy copy
  copy c3                ->  1
  hang on
  print                  ->  postponed PRINTER_UNREACHABLE
  hang off
  slips                  ->  original copy copy
  copy c4                ->  2
  wait 600001
  print                  ->  given-up nobody waits for it any more
  print                  ->  given-up nobody waits for it any more
  unknown-sale           ->  1
  print                  ->  given-up there is no such sale
`;

test("a day of the printer", async () => {
  let nowMs = Date.UTC(2026, 10, 24);
  const paper = await startPrinterSimulator({ port: 0 });
  const jobs = new MemoryPrintJobs();
  const desk: PrintDesk = {
    jobs,
    ledger: { saleById: (id) => Promise.resolve(id === sampleSale.id ? sampleSale : undefined) },
    renderer: receiptRenderer(sampleShop),
    printer: tcpPrinter({
      host: "127.0.0.1",
      port: paper.port,
      timeoutMs: 250,
      clock: systemClock,
    }),
    now: () => nowMs,
  };
  const queue = async (sale: string, copy?: string) => {
    await queueReceipt(desk, sale, "zh-CN", copy);
    return String(jobs.waiting().length);
  };
  const verbs: Readonly<Record<string, (word: string) => Promise<string> | string>> = {
    queue: () => queue(sampleSale.id),
    copy: (word) => queue(sampleSale.id, word),
    "unknown-sale": () => queue("nothing"),
    print: async () => {
      const outcome = await printNextReceipt(desk);
      return "reason" in outcome ? `${outcome.kind} ${outcome.reason}` : outcome.kind;
    },
    slips: () =>
      paper
        .texts()
        .map((rows) => (rows.join().includes("COPY") ? "copy" : "original"))
        .join(" "),
    paper: (word) => {
      paper.load(word === "out" ? "out" : "full");
      return "";
    },
    cover: (word) => {
      paper.setOpen(word === "open");
      return "";
    },
    hang: (word) => {
      paper.setHanging(word === "on");
      return "";
    },
    wait: (word) => String((nowMs += Number(word))),
  };

  try {
    for (const line of day.trim().split("\n")) {
      const [left = "", expected] = line.split("->").map((part) => part.trim());
      const [verb = "", word = ""] = left.split(/\s+/);
      const answer = await verbs[verb]?.(word);
      if (expected !== undefined)
        expect(answer?.startsWith(expected), `${left}: ${answer}`).toBe(true);
    }
  } finally {
    await paper.stop();
  }
});

test("a print whose end nobody saw is repeated as a copy", async () => {
  const jobs = new MemoryPrintJobs();
  const sent: boolean[] = [];
  let nowMs = 0;
  const desk: PrintDesk = {
    jobs,
    ledger: { saleById: () => Promise.resolve(sampleSale) },
    renderer: { escpos: (_sale, _locale, isCopy) => Uint8Array.of(isCopy ? 1 : 0) },
    printer: {
      status: () =>
        Promise.resolve({
          online: true,
          coverOpen: false,
          paperEnd: false,
          paperNearEnd: false,
          error: false,
        }),
      print: (bytes) => {
        sent.push(bytes[0] === 1);
        return sent.length === 1 ? Promise.reject(new Error("cable out")) : Promise.resolve();
      },
    },
    now: () => nowMs,
  };
  await queueReceipt(desk, sampleSale.id, "en", undefined);
  expect(await printNextReceipt(desk)).toMatchObject({ kind: "postponed", reason: "cable out" });
  nowMs += 2_000;
  expect(await printNextReceipt(desk)).toMatchObject({ kind: "printed" });
  expect(sent).toEqual([false, true]);
});
