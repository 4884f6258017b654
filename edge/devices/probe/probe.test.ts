import { describe } from "vitest";
import { probeReadingShape } from "../../contract/mqtt.ts";
import { deviceConformance } from "../../testing/device-conformance.ts";
import { startProbe } from "./simulator.ts";

describe("a simulated probe", () => {
  deviceConformance({
    kind: "probe",
    stream: "reading",
    start: (address, clock) => startProbe({ ...address, clock, celsius: 4, seed: 1 }),
    isValid: (text) => probeReadingShape.safeParse(JSON.parse(text)).success,
  });
});
