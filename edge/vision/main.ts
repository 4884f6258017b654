import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSettings, type Settings } from "../config.ts";
import { systemClock } from "../platform/clock.ts";
import { openLog, type Log } from "../platform/log.ts";
import { Parts, runProcess, type Running } from "../platform/run.ts";
import { GalleryReader } from "../storage/gallery-reader.ts";
import { createEyes } from "./eyes.ts";
import { allowOnlyPhotos } from "./frame.ts";
import { openMetrics } from "./metrics.ts";
import { PictureQueue } from "./queue.ts";
import { serveVision } from "./server.ts";
import { TaughtProducts } from "./taught-products.ts";

/** The models stand beside the program, in the sources and in the build alike. */
const shippedModels = fileURLToPath(new URL("../../models", import.meta.url));

/** One customer in front of each of four kiosks; the core gives up after 3 s. */
const limits = { mostWaiting: 4, timeoutMs: 2_500 };

export interface RunningVision extends Running {
  readonly port: number;
}

/**
 * The vision process: sees what lies on the checkout's tray. It reads the ledger and never writes;
 * until there is a ledger it knows no product.
 * @throws OperatingError MODEL_UNUSABLE or PORT_IN_USE
 */
export async function startVision(
  settings: Settings,
  log: Log,
  modelDir = shippedModels,
): Promise<RunningVision> {
  const parts = new Parts();
  allowOnlyPhotos();
  try {
    const queue = new PictureQueue(systemClock, limits);
    const metrics = openMetrics(() => queue.length);
    const eyes = await createEyes({
      modelDir,
      onStage: (stage, ms) => metrics.tookStage(stage, ms),
    });
    parts.onStop(() => eyes.close());
    const ledger = new GalleryReader(join(settings.data, "ledger.db"));
    parts.onStop(() => ledger.close());
    const taught = new TaughtProducts(ledger, eyes.model);
    const gallery = () => taught.current();
    const server = await serveVision(settings.ports.vision, { eyes, gallery, queue, metrics, log });
    parts.onStop(() => server.close());
    log.info({ port: server.port, model: eyes.model }, "vision listens");
    return { port: server.port, stop: () => parts.stop() };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const log = openLog("vision");
  await runProcess(log, () => startVision(loadSettings(), log));
}
