export interface TortureOptions {
  readonly trials: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** What a fault test saw. */
export interface Findings {
  readonly trials: number;
  /** One sentence each; empty: the promise was kept every time. */
  readonly failures: readonly string[];
  /** The same test where the promise cannot hold: evidence that it can fail. */
  readonly control?: { readonly name: string; readonly failed: number; readonly trials: number };
}

/** A promise and the faults that try to break it. */
export interface Torture {
  readonly name: string;
  readonly promise: string;
  /** Of the long form. */
  readonly trials: number;
  run(options: TortureOptions): Promise<Findings>;
}

/** Whether the promise was kept, and the control broke it. */
export function isKept({ failures, control }: Findings): boolean {
  return failures.length === 0 && (control === undefined || control.failed > 0);
}
