import fc from "fast-check";
import { expect, test } from "vitest";
import { isTopicMatch, TopicTree } from "./topic-tree.ts";

test.each([
  ["a/b", "a/b", true, "the same"],
  ["a/+", "a/b", true, "one level"],
  ["a/+", "a", false, "a level is missing"],
  ["a/#", "a", true, "no level at all counts"],
  ["a/#", "a/b/c", true, "many levels"],
  ["#", "a/b", true, "everything"],
  ["+/+", "/b", true, "an empty level is a level"],
  ["a/+/c", "a/b/d", false, "the end differs"],
])("%s on %s is %s: %s", (filter, topic, expected) => {
  expect(isTopicMatch(filter, topic)).toBe(expected);
  const tree = new TopicTree<string>();
  tree.add(filter, "x");
  expect(tree.match(topic)).toEqual(expected ? ["x"] : []);
});

const level = fc.constantFrom("a", "b", "");
const topic = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join("/"));
const filter = fc
  .tuple(fc.array(fc.constantFrom("a", "b", "", "+"), { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([levels, isOpen]) => [...levels, ...(isOpen ? ["#"] : [])].join("/"));

test("the tree finds what comparing one by one finds, also after removals", () => {
  fc.assert(
    fc.property(fc.array(filter), fc.array(filter), topic, (kept, removed, asked) => {
      const tree = new TopicTree<string>();
      for (const each of [...kept, ...removed]) tree.add(each, each);
      for (const each of removed) tree.remove(each, each);
      const left = [...new Set(kept)].filter((each) => !removed.includes(each));
      const expected = left.filter((each) => isTopicMatch(each, asked)).sort();
      expect(tree.match(asked).sort()).toEqual(expected);
    }),
  );
});
