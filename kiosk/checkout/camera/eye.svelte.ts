import type { Detection } from "../../../edge/contract/http.ts";
import type { Point, Size } from "../tray/geometry.ts";
import { silhouetteOf } from "../tray/silhouette.ts";
import type { World } from "../world.ts";
import type { Camera, CameraFailure } from "./camera.ts";
import {
  changeBetween,
  changeWithin,
  glanceOf,
  StillnessJudge,
  type Glance,
  type Region,
} from "./stillness.ts";

const glanceEveryMs = 120;
const columns = 96;
const rows = 72;
/** A new item covers more than this; the picture of an unchanged tray changes by less. */
const changedRatio = 0.004;
/** A tray that is empty again is this much like the empty one. */
const emptyRatio = 0.02;
/** At least this much of an item's place must look different from the empty tray. */
const occupiedRatio = 0.2;
const largestSidePx = 1280;
const jpegQuality = 0.88;
/** A tray that light has changed for good never looks empty again: then any change will do. */
const mustClearForMs = 30_000;
/** After a look that failed, the eye waits before it tries the same tray again. */
const retryAfterMs = 3000;

/**
 * Finds the outline of an item in the picture that is being looked at.
 * @param box `[x, y, width, height]` in pixels of a picture of the given size; the outline is too.
 */
export type OutlineOf = (box: Detection["box"], size: Size) => readonly Point[] | undefined;

/** Who looks at the pictures. */
export interface Looker {
  /** Whether anybody wants a picture now. */
  readonly wantsLooks: boolean;
  /** A tray that has come to rest. @returns whether it was looked at. */
  look(picture: Blob, outlineOf: OutlineOf): Promise<boolean>;
}

/**
 * Watches the tray. When it has changed and come to rest it makes one picture, hands it to the looker
 * and keeps nothing. While a hand moves, nothing is looked at.
 */
export class Eye {
  /** Undefined: there is a picture, or there will be at once. */
  failure = $state<CameraFailure | undefined>(undefined);
  camera = $state.raw<Camera | undefined>(undefined);
  isMoving = $state(false);
  isReading = $state(false);
  /** Where the tray has changed since the last look; known while it is being read. */
  readingRegion = $state.raw<Region | undefined>(undefined);

  readonly #world: World;
  readonly #judge = new StillnessJudge();
  readonly #canvas = new OffscreenCanvas(columns, rows);
  #now: Glance | undefined;
  #empty: Glance | undefined;
  #restUntilMs = 0;
  /** While the tray still holds what was just sold, nothing on it is news until it has been cleared. */
  #mustClearUntilMs = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** @returns stops watching. */
  watch(camera: Camera, looker: Looker): () => void {
    this.camera = camera;
    this.failure = undefined;
    return this.#world.every(glanceEveryMs, () => {
      const picture = camera.picture();
      if (picture !== undefined) this.#glance(picture, camera, looker);
    });
  }

  /** What lies on the tray is looked at again, changed or not. */
  lookAgain(): void {
    this.#judge.forgetReference();
    this.#restUntilMs = 0;
  }

  /** The tray as it lies there is empty: the measure for everything that comes. */
  rememberEmpty(): void {
    this.#empty = this.#now;
  }

  /** What lies there now has been paid or given up and is not looked at again until it is taken. */
  waitUntilCleared(): void {
    this.#mustClearUntilMs = this.#empty === undefined ? 0 : this.#world.now() + mustClearForMs;
    if (this.#now !== undefined) this.#judge.keepReference(this.#now);
  }

  /** Which of these places of the tray still hold something. Without a known empty tray: none. */
  occupied(places: readonly Region[]): readonly number[] {
    const [empty, now] = [this.#empty, this.#now];
    if (empty === undefined || now === undefined) return [];
    return places.flatMap((place, index) =>
      changeWithin(empty, now, place) > occupiedRatio ? [index] : [],
    );
  }

  #glance(picture: CanvasImageSource, camera: Camera, looker: Looker): void {
    const context = this.#canvas.getContext("2d", { willReadFrequently: true });
    if (context === null) return;
    context.drawImage(picture, 0, 0, columns, rows);
    const glance = glanceOf(context.getImageData(0, 0, columns, rows).data, columns, rows);
    this.#now = glance;
    const verdict = this.#judge.judge(glance, this.#world.now());
    this.isMoving = verdict.kind === "moving";
    if (verdict.kind !== "still" || verdict.change.ratio < changedRatio) return;
    if (!looker.wantsLooks || this.isReading || this.#world.now() < this.#restUntilMs) return;
    if (this.#world.now() < this.#mustClearUntilMs && !this.#isCleared(glance)) return;
    this.#mustClearUntilMs = 0;
    this.readingRegion = verdict.change.region;
    void this.#read(picture, camera, glance, looker);
  }

  #isCleared(glance: Glance): boolean {
    return this.#empty !== undefined && changeBetween(this.#empty, glance).ratio < emptyRatio;
  }

  async #read(
    picture: CanvasImageSource,
    camera: Camera,
    glance: Glance,
    looker: Looker,
  ): Promise<void> {
    this.isReading = true;
    try {
      const outlineOf = outlinesIn(picture, camera);
      const jpeg = await jpegOf(picture, camera.widthPx, camera.heightPx);
      const wasLookedAt = await looker.look(jpeg, outlineOf);
      if (wasLookedAt) this.#judge.keepReference(glance);
      else this.#restUntilMs = this.#world.now() + retryAfterMs;
    } finally {
      this.isReading = false;
      this.readingRegion = undefined;
    }
  }
}

/** Outlines need no more pixels than this across. */
const outlineWidthPx = 640;

/** Keeps a small copy of this moment's picture until the items on it are known. */
function outlinesIn(picture: CanvasImageSource, { widthPx, heightPx }: Camera): OutlineOf {
  const scale = outlineWidthPx / widthPx;
  const [width, height] = [outlineWidthPx, Math.round(heightPx * scale)];
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context?.drawImage(picture, 0, 0, width, height);
  const pixels = context?.getImageData(0, 0, width, height);
  return ([x, y, w, h], size) => {
    if (pixels === undefined) return undefined;
    const k = width / size.width;
    const outline = silhouetteOf(pixels, { x: x * k, y: y * k, width: w * k, height: h * k });
    return outline?.map((point) => ({ x: point.x / k, y: point.y / k }));
  };
}

/** One picture for the box, its longer side at most 1280 pixels. */
function jpegOf(picture: CanvasImageSource, widthPx: number, heightPx: number): Promise<Blob> {
  const scale = Math.min(1, largestSidePx / Math.max(widthPx, heightPx));
  const canvas = new OffscreenCanvas(Math.round(widthPx * scale), Math.round(heightPx * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/jpeg", quality: jpegQuality });
}
