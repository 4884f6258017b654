import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Database } from "./sqlite.ts";
import { WriteLane } from "./write-lane.ts";

async function openLane(): Promise<{ db: Database; lane: WriteLane }> {
  const folder = mkdtempSync(join(tmpdir(), "tillbox-lane-"));
  const db = await Database.open(join(folder, "lane.db"));
  await db.exec("PRAGMA journal_mode = WAL; CREATE TABLE note (text TEXT PRIMARY KEY) STRICT");
  onTestFinished(async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  });
  return { db, lane: new WriteLane(db) };
}

const add = (text: string) => (db: Database) => db.run("INSERT INTO note VALUES (?)", text);

const notes = async (db: Database) =>
  (await db.all<{ text: string }>("SELECT text FROM note ORDER BY rowid")).map((row) => row.text);

test("jobs run in the order in which they came", async () => {
  const { db, lane } = await openLane();
  await Promise.all(["a", "b", "c", "d"].map((text) => lane.run(add(text))));
  expect(await notes(db)).toEqual(["a", "b", "c", "d"]);
});

test("a refused job leaves no trace and touches no neighbour", async () => {
  const { db, lane } = await openLane();
  const outcomes = await Promise.allSettled([
    lane.run(add("a")),
    lane.run(async (each) => {
      await add("half")(each);
      throw new Error("changed my mind");
    }),
    lane.run(add("a")),
    lane.run(add("b")),
  ]);
  expect(outcomes.map((each) => each.status)).toEqual([
    "fulfilled",
    "rejected",
    "rejected",
    "fulfilled",
  ]);
  expect(await notes(db)).toEqual(["a", "b"]);
});

test("jobs that wait together share one transaction", async () => {
  const { db, lane } = await openLane();
  let commits = 0;
  const exec = db.exec.bind(db);
  db.exec = (sql) => {
    if (sql === "COMMIT") commits += 1;
    return exec(sql);
  };
  await Promise.all(Array.from({ length: 30 }, (_, i) => lane.run(add(`n${i}`))));
  expect(await notes(db)).toHaveLength(30);
  expect(commits).toBeLessThanOrEqual(2);
});

test("an error of COMMIT reaches every job of the group and is told as unknown", async () => {
  const { db } = await openLane();
  const unknown: unknown[] = [];
  const lane = new WriteLane(db, (error) => unknown.push(error));
  const exec = db.exec.bind(db);
  db.exec = (sql) => (sql === "COMMIT" ? Promise.reject(new Error("disk torn out")) : exec(sql));
  const outcomes = await Promise.allSettled([lane.run(add("a")), lane.run(add("b"))]);
  expect(outcomes.map((each) => each.status)).toEqual(["rejected", "rejected"]);
  expect(unknown).toHaveLength(1);
});
