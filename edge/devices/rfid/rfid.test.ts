import { describe } from "vitest";
import { rfidReadsShape } from "../../contract/mqtt.ts";
import { deviceConformance } from "../../testing/device-conformance.ts";
import { startGate } from "./simulator.ts";

describe("a simulated gate", () => {
  deviceConformance({
    kind: "rfid",
    stream: "reads",
    start: async (address, clock) => {
      const gate = await startGate({ ...address, clock, seed: 1 });
      gate.enter(["3074257bf7194e4000001a85", "3074257bf7194e4000001a86"]);
      return gate;
    },
    isValid: (text) => rfidReadsShape.safeParse(JSON.parse(text)).success,
  });
});
