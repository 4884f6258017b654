import type { World } from "../world.ts";
import { CameraError, type Camera } from "./camera.ts";

const pauseMs = 250;

/**
 * A camera that is a web address: `frame.jpg` under it is the tray of this moment.
 * @throws CameraError "missing" when the first picture does not come.
 */
export async function openPictureCamera(address: string, world: World): Promise<Camera> {
  const canvas = document.createElement("canvas");
  const draw = canvas.getContext("2d");
  const take = async (): Promise<void> => {
    const answer = await fetch(`${address}/frame.jpg`, { cache: "no-store" });
    if (!answer.ok) throw new Error(`the demo camera answered ${answer.status}`);
    const picture = await createImageBitmap(await answer.blob());
    if (canvas.width !== picture.width) canvas.width = picture.width;
    if (canvas.height !== picture.height) canvas.height = picture.height;
    draw?.drawImage(picture, 0, 0);
    picture.close();
  };
  try {
    await take();
  } catch (cause) {
    throw new CameraError("missing", cause);
  }

  let isTaking = false;
  const stop = world.every(pauseMs, () => {
    if (isTaking) return;
    isTaking = true;
    // A picture that is lost is followed by the next one.
    take()
      .catch(() => undefined)
      .finally(() => (isTaking = false));
  });
  return {
    get widthPx() {
      return canvas.width;
    },
    get heightPx() {
      return canvas.height;
    },
    picture: () => canvas,
    show: (place) => {
      place.append(canvas);
      return () => {
        if (canvas.parentElement === place) canvas.remove();
      };
    },
    stop,
  };
}
