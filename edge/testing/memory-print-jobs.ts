import type { PrintJob, PrintJobs } from "../usecases/printing-ports.ts";

interface Held extends PrintJob {
  readonly state: "waiting" | "printing" | "printed" | "given-up";
  readonly dueAtMs: number;
}

/** A print queue that forgets everything with its test. */
export class MemoryPrintJobs implements PrintJobs {
  readonly #jobs = new Map<string, Held>();

  waiting(): PrintJob[] {
    return [...this.#jobs.values()].filter((job) => job.state === "waiting");
  }

  enqueue(job: Omit<PrintJob, "tries">): Promise<void> {
    if (!this.#jobs.has(job.id))
      this.#jobs.set(job.id, { ...job, tries: 0, state: "waiting", dueAtMs: job.queuedAtMs });
    return Promise.resolve();
  }

  next(nowMs: number): Promise<PrintJob | undefined> {
    const job = [...this.#jobs.values()].find(
      (each) => each.state === "waiting" && each.dueAtMs <= nowMs,
    );
    return Promise.resolve(job && this.#keep({ ...job, tries: job.tries + 1, state: "printing" }));
  }

  reclaim(nowMs: number): Promise<void> {
    for (const job of this.#jobs.values())
      if (job.state === "printing")
        this.#keep({ ...job, state: "waiting", isCopy: true, dueAtMs: nowMs });
    return Promise.resolve();
  }

  done(id: string): Promise<void> {
    const job = this.#jobs.get(id);
    if (job !== undefined) this.#keep({ ...job, state: "printed" });
    return Promise.resolve();
  }

  failed(
    id: string,
    _reason: string,
    retryAtMs: number | undefined,
    mayBePrinted: boolean,
  ): Promise<void> {
    const job = this.#jobs.get(id);
    if (job !== undefined)
      this.#keep({
        ...job,
        isCopy: job.isCopy || mayBePrinted,
        state: retryAtMs === undefined ? "given-up" : "waiting",
        dueAtMs: retryAtMs ?? job.dueAtMs,
      });
    return Promise.resolve();
  }

  nextDueAtMs(): Promise<number | undefined> {
    const due = [...this.#jobs.values()]
      .filter((job) => job.state === "waiting")
      .map((job) => job.dueAtMs);
    return Promise.resolve(due.length > 0 ? Math.min(...due) : undefined);
  }

  #keep(job: Held): Held {
    this.#jobs.set(job.id, job);
    return job;
  }
}
