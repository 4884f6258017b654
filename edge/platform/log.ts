import { pino, type Logger } from "pino";

export type Log = Logger;

/**
 * JSON lines on standard output, one object a line, with the fields `at`, `level`, `part` and `msg`.
 * Secrets never reach it: the named fields are cut out wherever they stand.
 */
export function openLog(part: string, level = process.env["TILLBOX_LOG"] ?? "info"): Log {
  return pino({
    level,
    base: { part },
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: ["pin", "secret", "key", "*.pin", "*.secret", "*.key"], censor: "[cut]" },
  });
}

/** A log that keeps quiet, for tests. */
export const silentLog: Log = pino({ level: "silent" });
