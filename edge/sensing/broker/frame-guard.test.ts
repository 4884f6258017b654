import fc from "fast-check";
import { expect, test } from "vitest";
import { FrameGuard, shopFrameLimits } from "./frame-guard.ts";

const connect = Buffer.from("101100044d5154540402003c00054130332d32", "hex");

function publish(bytes: number): Buffer {
  const body = bytes + 3;
  const header = [0x30, (body & 0x7f) | 0x80, ((body >> 7) & 0x7f) | 0x80, body >> 14];
  return Buffer.concat([Buffer.from([...header, 0, 1, 0x74]), Buffer.alloc(bytes)]);
}

test.each<[string, string | undefined, string]>([
  ["10ffffff7f", "too-large", "256 MB declared before CONNECT"],
  ["1080808000", undefined, "a long way of writing zero"],
  ["1080808080", "bad-length", "a length of five bytes"],
  ["108110", "too-large", "a CONNECT of 2,049 bytes"],
  ["300474657374", "not-connect", "a PUBLISH comes first"],
  ["1603010200", "not-connect", "a TLS hello on the plain port"],
])("%s is %s: %s", (hex, fault) => {
  expect(new FrameGuard(shopFrameLimits).accept(Buffer.from(hex, "hex"))).toBe(fault);
});

test("frames pass whole or torn at any place, and the one that is too large is found", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }),
      fc.boolean(),
      (sizes, steps, isHostile) => {
        const hostile = isHostile ? [publish(70_000)] : [];
        const bytes = Buffer.concat([connect, ...sizes.map(publish), ...hostile]);
        const guard = new FrameGuard(shopFrameLimits);
        let fault: string | undefined;
        for (let at = 0, n = 0; at < bytes.length && fault === undefined; n += 1) {
          const step = steps[n % steps.length]!;
          fault = guard.accept(bytes.subarray(at, at + step));
          at += step;
        }
        expect(fault).toBe(isHostile ? "too-large" : undefined);
      },
    ),
  );
});
