/** The parts of a browser that make a noise. */
export interface BellWorld {
  readonly audio: () => AudioContext;
  readonly vibrate: ((pattern: number[]) => boolean) | undefined;
  readonly memory: Pick<Storage, "getItem" | "setItem">;
}

const memoryKey = "tillbox.staff.bell";
/** Two short notes, a third apart, as loud as a shop needs. */
const notes = [
  { hertz: 880, atSeconds: 0 },
  { hertz: 1_108, atSeconds: 0.16 },
];
const noteSeconds = 0.14;
const loudness = 0.25;

/**
 * Rings and vibrates for a new call. Browsers are silent until somebody has touched the page, so the
 * bell is made on the first touch.
 */
export class Bell {
  isOn = $state(true);
  readonly #world: BellWorld;
  #audio: AudioContext | undefined;

  constructor(world: BellWorld) {
    this.#world = world;
    this.isOn = world.memory.getItem(memoryKey) !== "off";
  }

  /** To be called from a touch or a key press. */
  wake(): void {
    this.#audio ??= this.#world.audio();
    void this.#audio.resume();
  }

  switchOver(): void {
    this.isOn = !this.isOn;
    this.#world.memory.setItem(memoryKey, this.isOn ? "on" : "off");
  }

  ring(): void {
    if (!this.isOn) return;
    this.#world.vibrate?.([200]);
    const audio = this.#audio;
    if (audio?.state !== "running") return;
    for (const { hertz, atSeconds } of notes) {
      const start = audio.currentTime + atSeconds;
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(loudness, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + noteSeconds);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + noteSeconds);
    }
  }
}
