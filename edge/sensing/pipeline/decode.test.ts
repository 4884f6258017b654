import fc from "fast-check";
import { expect, test } from "vitest";
import { decode } from "./decode.ts";

test.each([
  ["scale/A1/reading", '{"grams":4210,"seq":17}', "load A1 4210"],
  ["scale/A1/reading", '{"grams":4210,"at":"2036-01-01T00:00:00Z"}', "load A1 4210"],
  ["scale/A1/reading", '{"grams":42.5}', "torn A1"],
  ["scale/A1/reading", '{"grams":99999999}', "torn A1"],
  ["scale/A1/reading", '{"gra', "torn A1"],
  ["scale/A1/reading", "", "torn A1"],
  ["scale/A1/reading", "null", "torn A1"],
  ["probe/P1/reading", '{"celsius":3.4,"humidity":61}', "air P1 3.4"],
  ["probe/P1/reading", '{"celsius":500}', "torn P1"],
  ["rfid/gate/reads", '{"reads":[{"epc":"3034ab","antenna":1,"rssi":-52}]}', "tags gate 3034AB"],
  ["rfid/gate/reads", '{"reads":[{"epc":"xyz","antenna":1}]}', "torn gate"],
  ["scale/A1/status", '"online"', "status A1 true"],
  ["scale/A1/status", "offline", "status A1 false"],
  ["scale/A1/status", "asleep", "torn A1"],
  ["alert/a1/state", "{}", "nothing"],
])("%s %s is %s", (tail, payload, expected) => {
  const report = decode(`tillbox/v1/s001/${tail}`, Buffer.from(payload));
  const told = Object.entries(report ?? { type: "nothing" }).filter(([key]) => key !== "reason");
  expect(told.map(([, value]) => String(value)).join(" ")).toBe(expected);
});

test("no payload makes it throw", () => {
  const topic = fc.constantFrom(
    "scale/A1/reading",
    "rfid/g/reads",
    "probe/p/reading",
    "x/y/status",
  );
  const payload = fc.oneof(
    fc.uint8Array(),
    fc.json().map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(topic, payload, (tail, bytes) => {
      decode(`tillbox/v1/s001/${tail}`, Buffer.from(bytes));
    }),
  );
});
