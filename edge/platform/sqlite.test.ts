import { expect, onTestFinished, test } from "vitest";
import { Database } from "./sqlite.ts";

async function open(): Promise<Database> {
  const db = await Database.open(":memory:");
  onTestFinished(() => db.close());
  return db;
}

test("a statement that does not compile is an error for everybody who uses it, not a silence", async () => {
  const db = await open();
  const both = [
    db.run("INSERT INTO shelf VALUES (?)", "A1"),
    db.run("INSERT INTO shelf VALUES (?)", "A2"),
  ];
  for (const each of both) await expect(each).rejects.toThrow(/no such table: shelf/);
});

test("it is compiled again when the table is there", async () => {
  const db = await open();
  const shelves = db.prepare("SELECT id FROM shelf ORDER BY id");
  await expect(shelves.all()).rejects.toThrow(/no such table/);
  await db.exec("CREATE TABLE shelf (id TEXT) STRICT");
  await db.run("INSERT INTO shelf VALUES (?)", "A1");
  expect(await shelves.all()).toEqual([{ id: "A1" }]);
});

test("calls on one statement keep their order", async () => {
  const db = await open();
  await db.exec("CREATE TABLE step (n INTEGER) STRICT");
  const insert = db.prepare("INSERT INTO step VALUES (?) RETURNING n");
  const done: number[] = [];
  await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      insert.get<{ n: number }>(n).then((row) => done.push(row!.n)),
    ),
  );
  expect(done).toEqual(Array.from({ length: 50 }, (_, n) => n));
});
