import type { Random } from "../../../edge/platform/random.ts";

/** One call that reached the disk, in the order of the process. */
export interface DiskCall {
  readonly op: "W" | "T" | "S";
  readonly name: string;
  /** Of a truncation: the new size. */
  readonly offset: number;
  readonly data: Buffer;
}

const headBytes = 14;

/** Reads the shim's log. @see shim.c for its form. */
export function readCalls(log: Buffer): DiskCall[] {
  const calls: DiskCall[] = [];
  for (let at = 0; at + headBytes <= log.length;) {
    const nameLength = log.readUInt8(at + 1);
    const dataAt = at + headBytes + nameLength;
    const dataLength = log.readUInt32LE(at + 2);
    calls.push({
      op: String.fromCharCode(log.readUInt8(at)) as DiskCall["op"],
      name: log.toString("utf8", at + headBytes, dataAt),
      offset: Number(log.readBigUInt64LE(at + 6)),
      data: log.subarray(dataAt, dataAt + dataLength),
    });
    at = dataAt + dataLength;
  }
  return calls;
}

/** The unit that a disk writes whole. */
const sectorBytes = 512;

/**
 * What a disk holds after a sequence of calls: what was synced is there; every later write may have
 * arrived, or not, or in part, in any order.
 */
export class CrashingDisk {
  readonly #durable: Map<string, Buffer>;
  #pending: DiskCall[] = [];

  constructor(files: ReadonlyMap<string, Buffer>) {
    this.#durable = new Map(files);
  }

  do(call: DiskCall): void {
    if (call.op !== "S") {
      this.#pending.push(call);
      return;
    }
    for (const each of this.#pending) if (each.name === call.name) apply(this.#durable, each);
    this.#pending = this.#pending.filter(({ name }) => name !== call.name);
  }

  /** The files as a power cut at this instant may leave them. */
  afterPowerCut(random: Random): Map<string, Buffer> {
    const files = new Map(this.#durable);
    const keep = random.pick([this.#nothing, this.#everything, this.#beginning, this.#anything]);
    for (const call of keep(random)) apply(files, call);
    return files;
  }

  readonly #nothing = (): DiskCall[] => [];

  readonly #everything = (): DiskCall[] => this.#pending;

  /** As written, up to a call that is torn. */
  readonly #beginning = (random: Random): DiskCall[] => {
    const last = random.between(0, this.#pending.length);
    const torn = this.#pending[last];
    return [
      ...this.#pending.slice(0, last),
      ...(torn === undefined ? [] : sectorsOf(torn, random)),
    ];
  };

  /** Each call by itself: whole, in part, or not at all. */
  readonly #anything = (random: Random): DiskCall[] =>
    this.#pending.flatMap((call) => {
      const luck = random.next();
      return luck < 0.4 ? [call] : luck < 0.7 ? sectorsOf(call, random) : [];
    });
}

/** Some sectors of a write: a beginning, or any of them. */
function sectorsOf(call: DiskCall, random: Random): DiskCall[] {
  if (call.op === "T") return [];
  const isBeginning = random.next() < 0.5;
  const end = random.between(0, call.data.length);
  const parts: DiskCall[] = [];
  for (let at = 0; at < call.data.length; at += sectorBytes) {
    if (isBeginning ? at + sectorBytes > end : random.next() < 0.5) continue;
    const data = call.data.subarray(at, at + sectorBytes);
    parts.push({ ...call, offset: call.offset + at, data });
  }
  return parts;
}

/** Never changes a buffer that a map holds: other states share it. */
function apply(files: Map<string, Buffer>, { op, name, offset, data }: DiskCall): void {
  const before = files.get(name) ?? Buffer.alloc(0);
  const size = op === "T" ? offset : Math.max(before.length, offset + data.length);
  const after = Buffer.alloc(size);
  before.copy(after, 0, 0, Math.min(before.length, size));
  if (op === "W") data.copy(after, offset);
  files.set(name, after);
}
