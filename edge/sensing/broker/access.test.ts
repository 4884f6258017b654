import { expect, test } from "vitest";
import { maySubscribe, mayPublish, rulesFor, type Identity } from "./access.ts";

const identities: Readonly<Record<string, Identity>> = {
  scale: { role: "device", kind: "scale", id: "A1" },
  rfid: { role: "device", kind: "rfid", id: "gate" },
  flow: { role: "device", kind: "flow", id: "flows" },
  core: { role: "core", kind: "core", id: "core" },
};

// p publish, r publish and leave it there, s subscribe, - nothing. Topics below tillbox/v1/s001/.
const matrix = `
  topic                    scale  rfid  flow  core
  scale/A1/reading           ps     -     -     -
  scale/A1/status            prs    -     -     -
  scale/A1/price             s      -     -     -
  scale/A2/reading           -      -     -     -
  scale/A2/status            -      -     -     -
  scale/+/reading            -      -     -     -
  scale/A1/+                 s      -     -     -
  rfid/gate/reads            -      ps    -     -
  rfid/gate/reading          -      s     -     -
  probe/A1/reading           -      -     -     -
  alert/a7/state             -      -     s     prs
  alert/+/state              -      -     s     s
  alert/a7/other             -      -     -     -
  stock/1001/level           -      -     s     prs
  label/A1/price             -      -     s     prs
  sale/k1/posted             -      -     s     ps
  flow/flows/notify          -      -     ps    s
  flow/other/notify          -      -     -     s
  flow/+/notify              -      -     -     s
  #                          -      -     -     -
  +/+/+                      -      -     -     -
  scale/A1/#                 -      -     -     -
  scale/A1/reading/more      -      -     -     -
`;

const [head = "", ...rows] = matrix.trim().split("\n");
const names = head.trim().split(/\s+/).slice(1);
const cells = rows.flatMap((row) => {
  const [tail = "", ...verbs] = row.trim().split(/\s+/);
  return names.map((name, n) => ({ tail, name, verbs: verbs[n]! }));
});

test.each(cells)("$name on $tail: $verbs", ({ tail, name, verbs }) => {
  const rules = rulesFor(identities[name]!, "s001");
  const topic = `tillbox/v1/s001/${tail}`;
  const isWildcard = /[+#]/.test(topic);
  const found = [
    !isWildcard && mayPublish(rules, topic, false) ? "p" : "",
    !isWildcard && mayPublish(rules, topic, true) ? "r" : "",
    maySubscribe(rules, topic) ? "s" : "",
  ].join("");
  expect(found || "-").toBe(verbs);
});

test.each(["$SYS/broker/uptime", "#", "tillbox/v1/s002/scale/A1/reading", "", "tillbox"])(
  "nobody touches %s",
  (topic) => {
    for (const identity of Object.values(identities)) {
      const rules = rulesFor(identity, "s001");
      expect(mayPublish(rules, topic, false) || maySubscribe(rules, topic)).toBe(false);
    }
  },
);
