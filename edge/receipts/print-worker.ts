import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import type { Running } from "../platform/run.ts";
import { printNextReceipt, type PrintDesk } from "../usecases/print-receipts.ts";

/** Pause after the queue itself could not be read or written. */
const queueTroubleMs = 5_000;

/**
 * Works the print queue off in the background, one receipt at a time. `wake` it after a receipt was
 * queued; it never keeps anybody waiting.
 */
export function startPrintWorker(
  desk: PrintDesk,
  clock: Clock,
  log: Log,
): Running & { wake(): void } {
  let isStopped = false;
  let isWanted = true;
  let cancelTimer: () => void = () => undefined;
  let work = reclaim();

  async function reclaim(): Promise<void> {
    await desk.jobs.reclaim(clock.now()).catch((error: unknown) => {
      log.error({ err: error }, "receipts left in the printer cannot be taken up");
    });
    await workOff();
  }

  async function workOff(): Promise<void> {
    try {
      while (isWanted && !isStopped) {
        isWanted = false;
        await printAll();
      }
      const dueAtMs = await desk.jobs.nextDueAtMs();
      if (dueAtMs !== undefined) wakeAfter(Math.max(0, dueAtMs - clock.now()));
    } catch (error) {
      log.error({ err: error }, "the print queue cannot be worked off");
      wakeAfter(queueTroubleMs);
    }
  }

  async function printAll(): Promise<void> {
    while (!isStopped) {
      const outcome = await printNextReceipt(desk);
      if (outcome.kind === "idle") return;
      if (outcome.kind === "printed") continue;
      log.warn({ job: outcome.job.id, reason: outcome.reason }, `receipt ${outcome.kind}`);
    }
  }

  function wakeAfter(delayMs: number): void {
    cancelTimer();
    if (!isStopped) cancelTimer = clock.after(delayMs, wake);
  }

  function wake(): void {
    isWanted = true;
    cancelTimer();
    work = work.then(workOff);
  }

  return {
    wake,
    stop: async () => {
      isStopped = true;
      cancelTimer();
      await work;
    },
  };
}
