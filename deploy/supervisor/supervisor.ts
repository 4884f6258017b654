import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Child } from "./child.ts";
import type { Part } from "./parts.ts";

export interface SupervisorOptions {
  readonly parts: readonly Part[];
  readonly data: string;
  readonly say: (line: string) => void;
}

/** Starts the parts of a box in the order that they need, and starts again what dies. */
export class Supervisor {
  readonly #children: readonly Child[];
  readonly #say: (line: string) => void;
  readonly #ready = new Set<string>();
  readonly #started = new Set<string>();
  #allReady: () => void = () => undefined;
  #isStopping = false;

  constructor(options: SupervisorOptions) {
    const logs = join(options.data, "logs");
    mkdirSync(logs, { recursive: true });
    this.#say = options.say;
    this.#children = options.parts.map(
      (part) =>
        new Child(part, logs, {
          onReady: (name) => this.#onReady(name),
          onDeath: (name, reason, retryInMs) => this.#onDeath(name, reason, retryInMs),
        }),
    );
  }

  /** Resolves when every part has said that it is ready. */
  async start(): Promise<void> {
    const allReady = new Promise<void>((resolve) => (this.#allReady = resolve));
    this.#startPossible();
    await allReady;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    // The hardware and the readers first; the core, which they write to, last.
    for (const child of [...this.#children].reverse())
      if (child.part.name !== "core") await child.stop();
    await this.#children.find((child) => child.part.name === "core")?.stop();
  }

  #startPossible(): void {
    if (this.#isStopping) return;
    for (const child of this.#children) {
      const { name, after } = child.part;
      if (this.#started.has(name) || !after.every((each) => this.#ready.has(each))) continue;
      this.#started.add(name);
      child.start();
    }
  }

  #onReady(name: string): void {
    const pid = this.#children.find((child) => child.part.name === name)?.pid ?? 0;
    this.#say(`✓ ${name}${this.#ready.has(name) ? " is back" : ""} (pid ${pid})`);
    this.#ready.add(name);
    this.#startPossible();
    if (this.#ready.size === this.#children.length) this.#allReady();
  }

  #onDeath(name: string, reason: string, retryInMs: number): void {
    this.#say(`✗ ${name} ended (${reason}); starts again in ${retryInMs} ms`);
  }
}
