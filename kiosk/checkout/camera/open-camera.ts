import type { KioskView } from "../../../edge/contract/http.ts";
import type { World } from "../world.ts";
import { CameraError, type Camera } from "./camera.ts";
import type { Eye, Looker } from "./eye.svelte.ts";
import { openPictureCamera } from "./picture-camera.ts";
import { hasWebcam, openWebcam } from "./webcam.ts";

const againMs = 5000;

interface Settings extends Looker {
  readonly kiosk: KioskView | undefined;
}

/**
 * Opens the machine's camera, or the demo shop's where the machine has none, and lets the eye watch.
 * Tries again for as long as there is no picture; selling goes on meanwhile.
 */
export async function openCamera(
  eye: Eye,
  till: Settings,
  world: World,
  isDemoWanted: boolean,
): Promise<void> {
  try {
    eye.watch(await firstCamera(till.kiosk?.demoCamera ?? "", world, isDemoWanted), till);
  } catch (error) {
    if (!(error instanceof CameraError)) throw error;
    eye.failure = error.failure;
    world.after(againMs, () => void openCamera(eye, till, world, isDemoWanted));
  }
}

async function firstCamera(
  demoCamera: string,
  world: World,
  isDemoWanted: boolean,
): Promise<Camera> {
  // Browsers hide their devices from pages that come without HTTPS from another machine.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  const demo = () => openPictureCamera(demoCamera, world);
  if (demoCamera !== "" && isDemoWanted) return demo();
  if (devices === undefined || !(await hasWebcam(devices))) {
    if (demoCamera === "") throw new CameraError("missing");
    return demo();
  }
  try {
    return await openWebcam(devices);
  } catch (error) {
    if (demoCamera === "") throw error;
    return demo();
  }
}
