export type FrameFault = "not-connect" | "too-large" | "bad-length";

export interface FrameLimits {
  /** Bytes after the fixed header. */
  readonly connectBytes: number;
  readonly frameBytes: number;
}

/** The type CONNECT with its reserved bits at zero; a TLS hello begins with 16 hex and is none. */
const connectHeader = 0x10;

export const shopFrameLimits: FrameLimits = { connectBytes: 2_048, frameBytes: 65_536 };

/**
 * Follows the frames of one MQTT connection by their headers alone (MQTT 3.1.1 section 2.2) and says
 * when one is too large, before a byte of it is kept. Without it a stranger's declared 256 MB are
 * collected in memory, before any password (moscajs/aedes#831).
 */
export class FrameGuard {
  readonly #limits: FrameLimits;
  #bodyLeft = 0;
  #length = 0;
  #shift = -1;
  #isFirst = true;

  constructor(limits: FrameLimits) {
    this.#limits = limits;
  }

  /** Takes the next bytes as they came. After a fault the connection is of no more use. */
  accept(chunk: Uint8Array): FrameFault | undefined {
    let at = 0;
    while (at < chunk.length) {
      if (this.#bodyLeft > 0) {
        const skipped = Math.min(this.#bodyLeft, chunk.length - at);
        this.#bodyLeft -= skipped;
        at += skipped;
        continue;
      }
      const fault = this.#header(chunk[at]!);
      if (fault !== undefined) return fault;
      at += 1;
    }
    return undefined;
  }

  #header(byte: number): FrameFault | undefined {
    if (this.#shift < 0) {
      if (this.#isFirst && byte !== connectHeader) return "not-connect";
      this.#shift = 0;
      this.#length = 0;
      return undefined;
    }
    this.#length |= (byte & 0x7f) << this.#shift;
    this.#shift += 7;
    const limit = this.#isFirst ? this.#limits.connectBytes : this.#limits.frameBytes;
    if (this.#length > limit) return "too-large";
    if ((byte & 0x80) !== 0) return this.#shift >= 28 ? "bad-length" : undefined;
    this.#bodyLeft = this.#length;
    this.#shift = -1;
    this.#isFirst = false;
    return undefined;
  }
}
