import { fork, type ChildProcess } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { join } from "node:path";
import type { Part } from "./parts.ts";
import { defaultRestartPolicy, Restarts, type RestartPolicy } from "./restarts.ts";

const stopPatienceMs = 8_000;

/** What a supervised process says about itself. */
export interface ChildEvents {
  onReady(part: string): void;
  onDeath(part: string, reason: string, retryInMs: number): void;
}

/** Keeps one process of the box alive until `stop`. Its log goes to `<logs>/<name>.jsonl`. */
export class Child {
  readonly part: Part;
  readonly #events: ChildEvents;
  readonly #restarts: Restarts;
  readonly #log: WriteStream;
  #process: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopping = false;
  #lastFatal = "";

  constructor(
    part: Part,
    logs: string,
    events: ChildEvents,
    policy: RestartPolicy = defaultRestartPolicy,
  ) {
    this.part = part;
    this.#events = events;
    this.#restarts = new Restarts(policy);
    this.#log = createWriteStream(join(logs, `${part.name}.jsonl`), { flags: "a" });
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  start(): void {
    const startedAt = performance.now();
    const child = fork(this.part.file, [], {
      execArgv: [...this.part.nodeArguments],
      env: { ...process.env, ...this.part.environment },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#process = child;
    child.stdout?.on("data", (chunk: Buffer) => this.#keep(chunk));
    child.stderr?.on("data", (chunk: Buffer) => this.#keep(chunk));
    child.on("message", (message) => {
      if (typeof message === "object" && "ready" in message) this.#events.onReady(this.part.name);
    });
    child.once("exit", (status, signal) => {
      this.#process = undefined;
      if (this.#isStopping) return;
      const delayMs = this.#restarts.delayAfterDeath(performance.now() - startedAt);
      this.#events.onDeath(
        this.part.name,
        this.#lastFatal || (signal ?? `status ${status ?? 0}`),
        delayMs,
      );
      this.#lastFatal = "";
      this.#timer = setTimeout(() => this.start(), delayMs);
    });
  }

  /** Asks the process to end; one that does not within a few seconds is killed. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const child = this.#process;
    if (child !== undefined) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const impatience = setTimeout(() => child.kill("SIGKILL"), stopPatienceMs);
      await ended;
      clearTimeout(impatience);
    }
    await new Promise<void>((resolve) => this.#log.end(resolve));
  }

  #keep(chunk: Buffer): void {
    this.#log.write(chunk);
    const fatal = /"level":"fatal".*?"msg":"([^"]*)"/.exec(chunk.toString());
    if (fatal?.[1] !== undefined) this.#lastFatal = fatal[1];
  }
}
