/** Who speaks over a connection. A device's kind and id are the third and fourth level of its topics. */
export interface Identity {
  readonly role: "device" | "core";
  readonly kind: string;
  readonly id: string;
}

export interface Rule {
  readonly verb: "publish" | "subscribe";
  /** A filter; what is asked for must lie inside it. */
  readonly filter: string;
  /** Whether the last message may stay on the topic. */
  readonly retain: boolean;
}

/** What a device of a kind may send. A kind that is not here only says that it is alive. */
const streamsOfKind: Readonly<Record<string, readonly string[]>> = {
  scale: ["reading"],
  rfid: ["reads"],
  probe: ["reading"],
  label: ["shown"],
  flow: ["notify"],
};

/** What the shop tells: alerts, levels and prices stay on their topic, sales pass by. */
const news = [
  { tail: "alert/+/state", retain: true },
  { tail: "stock/+/level", retain: true },
  { tail: "label/+/price", retain: true },
  { tail: "sale/+/posted", retain: false },
];

/**
 * Everything an identity may do; what is not listed is refused. Devices speak under their own id
 * only and hear what is addressed to them; flows hear the news as well; only the core makes it.
 */
export function rulesFor(identity: Identity, store: string): readonly Rule[] {
  const root = `tillbox/v1/${store}`;
  const allow = (verb: Rule["verb"], tail: string, retain = false) => ({
    verb,
    filter: `${root}/${tail}`,
    retain,
  });
  if (identity.role === "core")
    return [
      ...news.map((each) => allow("publish", each.tail, each.retain)),
      ...news.map((each) => allow("subscribe", each.tail)),
      allow("subscribe", "flow/+/notify"),
    ];
  const own = `${identity.kind}/${identity.id}`;
  return [
    allow("publish", `${own}/status`, true),
    ...(streamsOfKind[identity.kind] ?? []).map((stream) => allow("publish", `${own}/${stream}`)),
    allow("subscribe", `${own}/+`),
    ...(identity.kind === "flow" ? news.map((each) => allow("subscribe", each.tail)) : []),
  ];
}

export function mayPublish(rules: readonly Rule[], topic: string, retain: boolean): boolean {
  return rules.some(
    (rule) => rule.verb === "publish" && isInside(topic, rule.filter) && (rule.retain || !retain),
  );
}

export function maySubscribe(rules: readonly Rule[], filter: string): boolean {
  return rules.some((rule) => rule.verb === "subscribe" && isInside(filter, rule.filter));
}

/** Whether every topic that `asked` matches is also matched by `allowed`, which has no `#`. */
function isInside(asked: string, allowed: string): boolean {
  const levels = asked.split("/");
  const limits = allowed.split("/");
  return (
    levels.length === limits.length &&
    levels.every((level, n) => level === limits[n] || (limits[n] === "+" && isOneLevel(level)))
  );
}

function isOneLevel(level: string): boolean {
  return level === "+" || /^[A-Za-z0-9_-]{1,64}$/.test(level);
}
