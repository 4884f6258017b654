import { join } from "node:path";
import { OperatingError } from "../errors.ts";
import { Database } from "../platform/sqlite.ts";

/**
 * Makes this process the only writer of a data directory until `release` or its death. The lock is an
 * open write transaction on a file of its own, so that the operating system drops it with the process.
 *
 * @throws OperatingError DATA_IN_USE
 */
export async function lockForWriting(data: string): Promise<{ release(): Promise<void> }> {
  const db = await Database.open(join(data, "writer.lock"));
  try {
    await db.exec("PRAGMA busy_timeout = 500; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    await db.close();
    throw new OperatingError("DATA_IN_USE", data, { cause: error });
  }
  return { release: () => db.close() };
}
