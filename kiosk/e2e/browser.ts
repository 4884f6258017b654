import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";

/** A browser whose webcam plays picture files. */
export interface CameraBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

const quiet = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Opens Debian's Chromium.
 *
 * @param frames JPEG pictures that its camera plays in a loop; without them it has no camera.
 */
export async function openBrowser(frames: readonly Buffer[] = []): Promise<CameraBrowser> {
  const folder = mkdtempSync(join(tmpdir(), "tillbox-browser-"));
  const video = join(folder, "tray.mjpeg");
  // Chromium takes pictures one after another in one file for a motion-JPEG video.
  writeFileSync(video, Buffer.concat([...frames]));
  const camera = [
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${video}`,
    "--use-fake-ui-for-media-stream",
  ];
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      ...quiet,
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...(frames.length > 0 ? camera : []),
    ],
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
