import { expect, test } from "vitest";
import { instantIn } from "./instant.ts";

test.each([
  ["Asia/Shanghai", "2010-12-01 08:26:00", "2010-12-01T00:26:00.000Z"],
  ["Asia/Shanghai", "2010-12-01T08:26", "2010-12-01T00:26:00.000Z"],
  ["Europe/London", "2011-01-15 08:26:00", "2011-01-15T08:26:00.000Z"],
  ["Europe/London", "2011-07-15 08:26:00", "2011-07-15T07:26:00.000Z"],
  ["Europe/London", "2011-03-27 02:30:00", "2011-03-27T01:30:00.000Z"],
])("in %s, %s is %s", (timeZone, text, instant) => {
  expect(instantIn(timeZone)(text)).toBe(Date.parse(instant));
});

test.each(["12/1/2010 8:26", "2011-02-30 08:00", "2011-13-01 08:00", "2010-12-01", ""])(
  "%j is no instant",
  (text) => {
    expect(instantIn("Asia/Shanghai")(text)).toBeUndefined();
  },
);
