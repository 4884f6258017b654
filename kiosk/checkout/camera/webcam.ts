import { CameraError, type Camera } from "./camera.ts";

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { width: { ideal: 1280 }, height: { ideal: 960 }, frameRate: { ideal: 15 } },
};

/** Whether the machine has a camera at all. Browsers answer without asking anybody. */
export async function hasWebcam(devices: MediaDevices | undefined): Promise<boolean> {
  if (devices === undefined) return false;
  const list = await devices.enumerateDevices();
  return list.some((device) => device.kind === "videoinput");
}

/** @throws CameraError "blocked" when nobody may use it, "missing" when it does not start. */
export async function openWebcam(devices: MediaDevices): Promise<Camera> {
  let stream: MediaStream;
  try {
    stream = await devices.getUserMedia(wanted);
  } catch (cause) {
    const isBlocked = cause instanceof DOMException && cause.name === "NotAllowedError";
    throw new CameraError(isBlocked ? "blocked" : "missing", cause);
  }
  const video = play(stream);
  return {
    get widthPx() {
      return video.videoWidth;
    },
    get heightPx() {
      return video.videoHeight;
    },
    picture: () => (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? video : undefined),
    // A video stops when its element leaves the page, so each place gets one of its own.
    show: (place) => {
      const view = play(stream);
      place.append(view);
      return () => {
        view.remove();
      };
    },
    stop: () => {
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

function play(stream: MediaStream): HTMLVideoElement {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  // Play is refused only when the element is gone already; then nobody looks.
  video.play().catch(() => undefined);
  return video;
}
