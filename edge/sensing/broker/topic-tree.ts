interface Branch<T> {
  readonly children: Map<string, Branch<T>>;
  readonly values: Set<T>;
}

const emptyBranch = <T>(): Branch<T> => ({ children: new Map(), values: new Set() });

/**
 * Finds what waits for a topic among many filters, with the wildcards of MQTT 3.1.1 section 4.7:
 * `+` stands for one level, a last `#` for any number of levels, none included.
 */
export class TopicTree<T> {
  readonly #root: Branch<T> = emptyBranch();

  add(filter: string, value: T): void {
    let branch = this.#root;
    for (const level of filter.split("/")) {
      let child = branch.children.get(level);
      if (child === undefined) branch.children.set(level, (child = emptyBranch()));
      branch = child;
    }
    branch.values.add(value);
  }

  remove(filter: string, value: T): void {
    const path = [this.#root];
    const levels = filter.split("/");
    for (const level of levels) {
      const child = path.at(-1)!.children.get(level);
      if (child === undefined) return;
      path.push(child);
    }
    path.at(-1)!.values.delete(value);
    // Dead branches are cut, or short-lived subscribers would fill the memory.
    for (let depth = levels.length; depth > 0; depth -= 1) {
      const branch = path[depth]!;
      if (branch.values.size > 0 || branch.children.size > 0) return;
      path[depth - 1]!.children.delete(levels[depth - 1]!);
    }
  }

  /** Every value once, even when several of its filters match. */
  match(topic: string): T[] {
    const found = new Set<T>();
    collect(this.#root, topic.split("/"), 0, found);
    return [...found];
  }
}

function collect<T>(
  branch: Branch<T>,
  levels: readonly string[],
  depth: number,
  found: Set<T>,
): void {
  for (const value of branch.children.get("#")?.values ?? []) found.add(value);
  if (depth === levels.length) {
    for (const value of branch.values) found.add(value);
    return;
  }
  const level = levels[depth]!;
  for (const name of level === "+" ? [level] : [level, "+"]) {
    const child = branch.children.get(name);
    if (child !== undefined) collect(child, levels, depth + 1, found);
  }
}

/** Whether one filter matches one topic. */
export function isTopicMatch(filter: string, topic: string): boolean {
  const asked = filter.split("/");
  const given = topic.split("/");
  for (const [depth, level] of asked.entries()) {
    if (level === "#") return true;
    if (depth >= given.length || (level !== "+" && level !== given[depth])) return false;
  }
  return asked.length === given.length;
}
