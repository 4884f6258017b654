import { expect, test } from "vitest";
import { firstCount } from "./count.ts";
import {
  chilled,
  isSilent,
  judgeCold,
  judgeFill,
  takeHeartbeat,
  type Fill,
  type Heartbeat,
  type Warmth,
} from "./judge.ts";
import type { Shelf } from "./shelf.ts";

const shelf: Shelf = {
  id: "A1",
  sku: "1001",
  facings: 1,
  minimum: 4,
  capacity: 12,
  tareGrams: 300,
  pieceGrams: 500,
};

test.each([
  ["12 5 4", "well well well", "at the minimum there is enough"],
  ["12 3", "well low", "below the minimum"],
  ["3 4 5", "low low well", "one piece more than the minimum ends it"],
  ["3 4 3", "low low low", "a customer takes and puts back"],
  ["12 0", "well empty", "emptied at once"],
  ["3 0 2 12", "low empty low well", "partly and fully restocked"],
  ["4", "well", "at the start the minimum is enough"],
  ["12 3.5", "well well", "nobody is sent for a count that is unsure"],
  ["3 4.5", "low low", "nor called off"],
])("%s pieces are %s: %s", (pieces, expected) => {
  let fill: Fill | undefined;
  const found = pieces.split(" ").map((each) => {
    fill = judgeFill(fill, shelf, firstCount(shelf, 300 + Number(each) * 500));
    return fill;
  });
  expect(found.join(" ")).toBe(expected);
});

// Degrees at minutes; "!" expects the chain to be broken.
test.each([
  ["4@0 8@30 8.9@60", "within the tolerance"],
  ["9.5@0 9.5@19", "warm for less than 20 minutes"],
  ["9.5@0 9.5@20!", "warm for 20 minutes"],
  ["12@0 12@10!", "hot for 10 minutes"],
  ["12@0 4@9 12@10 12@19", "a defrost that ends"],
  ["12@0 12@10! 7.5@11! 6.9@12", "whole again below the dead band"],
])("%s: %s", (readings) => {
  let warmth: Warmth | undefined;
  for (const reading of readings.split(" ")) {
    const [celsius, minute] = reading.replace("!", "").split("@").map(Number);
    warmth = judgeCold(warmth, celsius!, minute! * 60_000, chilled);
    expect(warmth.isBroken, reading).toBe(reading.endsWith("!"));
  }
});

// Seconds at which a device speaks ("-" says that it went offline), then when it counts as silent.
test.each([
  ["0", 59, 60, "a device that spoke once"],
  ["0 30 60 90", 179, 180, "three usual pauses"],
  ["0 10 12-", 19, 20, "its last will says so"],
  ["0 10 12- 13", 72, 73, "and it came back"],
])("%s: quiet at %i s, silent at %i s: %s", (speaks, quiet, silent) => {
  let heartbeat: Heartbeat | undefined;
  for (const each of speaks.split(" "))
    heartbeat = takeHeartbeat(heartbeat, Number.parseInt(each) * 1_000, !each.endsWith("-"));
  expect(isSilent(heartbeat!, quiet * 1_000)).toBe(false);
  expect(isSilent(heartbeat!, silent * 1_000)).toBe(true);
});
