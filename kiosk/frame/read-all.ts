import type { Client } from "../api/client.ts";

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

const mostPages = 50;

/**
 * Reads a whole list of the box, page by page; at most 50 pages, so that a list which grows while it
 * is read comes to an end.
 *
 * @param path with a question mark in it: "/stock?limit=200".
 * @throws ApiProblem
 */
export async function readAll<Item>(client: Pick<Client, "get">, path: string): Promise<Item[]> {
  const items: Item[] = [];
  let after = "";
  for (let page = 0; page < mostPages; page += 1) {
    const question = after === "" ? path : `${path}&after=${encodeURIComponent(after)}`;
    const answer = await client.get<Page<Item>>(question);
    items.push(...answer.items);
    if (answer.next === null) break;
    after = answer.next;
  }
  return items;
}
