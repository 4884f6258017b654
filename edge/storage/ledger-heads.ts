import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { boxSecret } from "../platform/keys.ts";
import type { Database } from "../platform/sqlite.ts";
import type { Check } from "./verify-ledger.ts";

/** The end of the hash chain at an instant, signed by the box. */
interface SignedHead {
  readonly series: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  /** Ed25519 over `<series>\n<seq>\n<hash>\n<at>`, base64. */
  readonly signature: string;
}

const name = "the signed heads stand in the chain";

function headsPath(data: string): string {
  return join(data, "heads.jsonl");
}

/**
 * Signs where the chain of a ledger ends now and adds that to `<data>/heads.jsonl`, on disk when this
 * returns. A chain alone does not show that its last links were cut off; a signed head does.
 *
 * @param at RFC 3339, UTC.
 * @param after an event; nothing is signed unless the chain has grown beyond it.
 * @returns undefined when nothing was signed.
 */
export async function signHead(
  data: string,
  db: Database,
  at: string,
  after = 0,
): Promise<SignedHead | undefined> {
  const head = await db.get<{ series: string; seq: number; hash: string }>(
    "SELECT series, seq, hash FROM event, ledger ORDER BY seq DESC LIMIT 1",
  );
  if (head === undefined || head.seq <= after) return undefined;
  const signature = sign(null, textOf({ ...head, at }), privateKey(data)).toString("base64");
  const signed = { ...head, at, signature };
  appendLine(headsPath(data), JSON.stringify(signed));
  return signed;
}

function appendLine(path: string, line: string): void {
  const file = openSync(path, "a+", 0o600);
  try {
    cutUnfinishedLine(file);
    writeSync(file, `${line}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Longer than any line of the file. */
const tailBytes = 4_096;

/** What a power cut left unfinished would spoil the line that follows it. */
function cutUnfinishedLine(file: number): void {
  const { size } = fstatSync(file);
  const tail = Buffer.alloc(Math.min(size, tailBytes));
  const start = size - tail.length;
  readSync(file, tail, 0, tail.length, start);
  const finished = tail.lastIndexOf("\n") + 1;
  if (finished < tail.length) ftruncateSync(file, start + finished);
}

/** Holds every signed head of this ledger against its chain. */
export async function checkHeads(data: string, db: Database): Promise<Check> {
  const heads = readHeads(data);
  const ledger = await db.get<{ series: string }>("SELECT series FROM ledger");
  const publicKey = heads.length > 0 ? createPublicKey(privateKey(data)) : undefined;
  for (const head of heads) {
    if (head.series !== ledger?.series) continue;
    if (!verify(null, textOf(head), publicKey!, Buffer.from(head.signature, "base64")))
      return { name, ok: false, detail: `the head of event ${head.seq} is not signed by this box` };
    const event = await db.get<{ hash: string }>("SELECT hash FROM event WHERE seq = ?", head.seq);
    if (event === undefined)
      return { name, ok: false, detail: `event ${head.seq} was signed at ${head.at} and is gone` };
    if (event.hash !== head.hash)
      return { name, ok: false, detail: `event ${head.seq} is not the one signed at ${head.at}` };
  }
  return { name, ok: true, detail: "" };
}

function textOf({ series, seq, hash, at }: Omit<SignedHead, "signature">): Buffer {
  return Buffer.from(`${series}\n${seq}\n${hash}\n${at}`);
}

/** A last line that a power cut left unfinished was never answered for. */
function readHeads(data: string): SignedHead[] {
  try {
    const lines = readFileSync(headsPath(data), "utf8").split("\n").slice(0, -1);
    return lines.map((line) => JSON.parse(line) as SignedHead);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function privateKey(data: string) {
  const pkcs8 = boxSecret(data, "ledger-heads", () =>
    generateKeyPairSync("ed25519")
      .privateKey.export({ type: "pkcs8", format: "der" })
      .toString("base64url"),
  );
  return createPrivateKey({
    key: Buffer.from(pkcs8, "base64url"),
    type: "pkcs8",
    format: "der",
  });
}
