import { expect, test } from "vitest";
import { silentLog } from "../platform/log.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import { MemoryPrintJobs } from "../testing/memory-print-jobs.ts";
import { queueReceipt, type PrintDesk } from "../usecases/print-receipts.ts";
import { startPrintWorker } from "./print-worker.ts";
import { sampleSale } from "./sample-sale.ts";

function rig() {
  const clock = new ManualClock(0);
  const jobs = new MemoryPrintJobs();
  const printed: string[] = [];
  const printer = { hasPaper: true };
  const desk: PrintDesk = {
    jobs,
    ledger: { saleById: () => Promise.resolve(sampleSale) },
    renderer: { escpos: (_sale, _locale, isCopy) => Buffer.from(isCopy ? "copy" : "original") },
    printer: {
      status: () =>
        Promise.resolve({
          online: printer.hasPaper,
          coverOpen: false,
          paperEnd: !printer.hasPaper,
          paperNearEnd: false,
          error: false,
        }),
      print: (bytes) => {
        printed.push(Buffer.from(bytes).toString());
        return Promise.resolve();
      },
    },
    now: () => clock.now(),
  };
  return { clock, jobs, printed, printer, desk };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test("receipts are printed when the worker is woken", async () => {
  const { clock, desk, printed } = rig();
  const worker = startPrintWorker(desk, clock, silentLog);
  await queueReceipt(desk, "sale 1", "en", undefined);
  await queueReceipt(desk, "sale 2", "en", undefined);
  worker.wake();
  await settled();
  expect(printed).toEqual(["original", "original"]);
  await worker.stop();
});

test("without paper the worker comes back by itself", async () => {
  const { clock, desk, printed, printer } = rig();
  printer.hasPaper = false;
  const worker = startPrintWorker(desk, clock, silentLog);
  await queueReceipt(desk, "sale 1", "en", undefined);
  worker.wake();
  await settled();
  expect(printed).toEqual([]);
  printer.hasPaper = true;
  clock.advance(1_999);
  await settled();
  expect(printed).toEqual([]);
  clock.advance(1);
  await settled();
  expect(printed).toEqual(["original"]);
  await worker.stop();
});

test("a receipt that was in the printer when the box went down comes as a copy", async () => {
  const { clock, desk, jobs, printed } = rig();
  await queueReceipt(desk, "sale 1", "en", undefined);
  await jobs.next(0);
  const worker = startPrintWorker(desk, clock, silentLog);
  await settled();
  expect(printed).toEqual(["copy"]);
  await worker.stop();
});

test("a queue that fails is tried again, and stopping always ends", async () => {
  const { clock, desk, printed } = rig();
  let isBroken = true;
  const jobs = desk.jobs;
  const flaky: PrintDesk = {
    ...desk,
    jobs: {
      enqueue: (job) => jobs.enqueue(job),
      reclaim: () => Promise.reject(new Error("disk")),
      next: (nowMs) => (isBroken ? Promise.reject(new Error("disk")) : jobs.next(nowMs)),
      done: (id, atMs) => jobs.done(id, atMs),
      failed: (...args) => jobs.failed(...args),
      nextDueAtMs: () => jobs.nextDueAtMs(),
    },
  };
  await queueReceipt(flaky, "sale 1", "en", undefined);
  const worker = startPrintWorker(flaky, clock, silentLog);
  await settled();
  expect(printed).toEqual([]);
  isBroken = false;
  clock.advance(5_000);
  await settled();
  expect(printed).toEqual(["original"]);
  await worker.stop();
});
