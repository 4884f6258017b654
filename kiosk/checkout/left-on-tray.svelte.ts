import type { Region } from "./camera/stillness.ts";
import type { SeenTray } from "./slip.ts";
import type { World } from "./world.ts";

const askEveryMs = 500;
/** The tray has been clear for this long: the customer has gone. */
const clearForMs = 3000;

interface TrayPlaces {
  occupied(places: readonly Region[]): readonly number[];
}

/** What a customer who has paid has not yet taken off the tray. */
export class LeftOnTray {
  /** One entry per item. Empty for an item that had no name. */
  skus = $state.raw<readonly string[]>([]);

  readonly #places: readonly Region[];
  readonly #names: readonly string[];
  readonly #eye: TrayPlaces;
  readonly #world: World;
  #clearSinceMs: number | undefined;

  constructor(tray: SeenTray | undefined, eye: TrayPlaces, world: World) {
    const detections = tray?.detections ?? [];
    this.#places = detections.map(({ box: [x, y, width, height] }) => ({
      left: x / (tray?.picture.width ?? 1),
      top: y / (tray?.picture.height ?? 1),
      width: width / (tray?.picture.width ?? 1),
      height: height / (tray?.picture.height ?? 1),
    }));
    this.#names = detections.map(({ sku }) => sku ?? "");
    this.#eye = eye;
    this.#world = world;
    this.#look();
  }

  get count(): number {
    return this.skus.length;
  }

  /** @param onCleared called once everything that lay there has been taken. @returns stops it. */
  watch(onCleared: () => void): () => void {
    let hadSome = this.count > 0;
    return this.#world.every(askEveryMs, () => {
      this.#look();
      hadSome ||= this.count > 0;
      if (this.count > 0) this.#clearSinceMs = undefined;
      else if (hadSome) {
        this.#clearSinceMs ??= this.#world.now();
        if (this.#world.now() - this.#clearSinceMs >= clearForMs) onCleared();
      }
    });
  }

  #look(): void {
    this.skus = this.#eye.occupied(this.#places).map((index) => this.#names[index] ?? "");
  }
}
