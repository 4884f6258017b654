/** Something that shows the tray. Its pictures are looked at and never kept. */
export interface Camera {
  readonly widthPx: number;
  readonly heightPx: number;
  /** The picture of this moment; undefined as long as there is none. */
  picture(): CanvasImageSource | undefined;
  /** Shows it inside an element. @returns takes it out again. */
  readonly show: (place: HTMLElement) => () => void;
  stop(): void;
}

/** Why there is no picture: nobody allowed it, or no camera is there. */
export type CameraFailure = "blocked" | "missing";

export class CameraError extends Error {
  override readonly name = "CameraError";
  readonly failure: CameraFailure;

  constructor(failure: CameraFailure, cause?: unknown) {
    super(failure, { cause });
    this.failure = failure;
  }
}
