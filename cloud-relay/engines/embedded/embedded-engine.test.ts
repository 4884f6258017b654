import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, onTestFinished } from "vitest";
import { hqEngineConformance } from "../conformance.ts";
import { EmbeddedEngine } from "./embedded-engine.ts";

describe("the embedded engine", () => {
  hqEngineConformance(async () => {
    const folder = mkdtempSync(join(tmpdir(), "tillbox-hq-"));
    const engine = await EmbeddedEngine.open(join(folder, "hq.db"), () => 14);
    onTestFinished(async () => {
      await engine.close();
      rmSync(folder, { recursive: true });
    });
    return engine;
  });
});
