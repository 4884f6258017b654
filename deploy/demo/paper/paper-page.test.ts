import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { startPrinterSimulator } from "../../../edge/devices/printer/simulator.ts";
import { tcpPrinter } from "../../../edge/devices/printer/tcp-printer.ts";
import { systemClock } from "../../../edge/platform/clock.ts";
import { receiptRenderer } from "../../../edge/receipts/render-receipt.ts";
import { sampleSale, sampleShop } from "../../../edge/receipts/sample-sale.ts";
import { startPaper } from "./paper-page.ts";

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start() {
  const printer = await startPrinterSimulator({ port: 0 });
  stops.push(() => printer.stop());
  const paper = startPaper({ printer });
  const server = createServer((request, response) => void paper.route(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stops.push(async () => {
    paper.stop();
    server.close();
    await once(server, "close");
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const driver = tcpPrinter({
    host: "127.0.0.1",
    port: printer.port,
    timeoutMs: 2_000,
    clock: systemClock,
  });
  return { printer, origin, driver };
}

interface View {
  readonly supply: string;
  readonly slips: readonly { isCut: boolean; pieces: readonly { kind: string; bits?: string }[] }[];
}

/** The states that the page is told, one after the other. */
async function* states(origin: string): AsyncGenerator<View> {
  const leave = new AbortController();
  const response = await fetch(`${origin}/paper/events`, { signal: leave.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  try {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end === -1) text += (await reader.read()).value ?? "";
      else {
        yield JSON.parse(text.slice("data: ".length, end)) as View;
        text = text.slice(end + 2);
      }
    }
  } finally {
    leave.abort();
  }
}

test("the page loads nothing from elsewhere and runs no script of its own text", async () => {
  const { origin } = await start();
  const page = await fetch(`${origin}/paper`);
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
  const html = await page.text();
  expect(html).not.toMatch(/https?:\/\//);
  expect(html).not.toMatch(/<script(?![^>]*src=)|<style|style=|onclick=/);
  for (const asset of ["paper.css", "paper.js"])
    expect((await fetch(`${origin}/paper/${asset}`)).status).toBe(200);
  expect((await fetch(`${origin}/paper/nothing`)).status).toBe(404);
});

test("a receipt appears on the open page", async () => {
  const { origin, driver } = await start();
  const told = states(origin);
  expect((await told.next()).value).toMatchObject({ slips: [] });
  await driver.print(receiptRenderer(sampleShop).escpos(sampleSale, "zh-CN", false));
  for await (const { slips } of told) {
    if (slips[0]?.isCut !== true) continue;
    expect(JSON.stringify(slips[0])).toContain("青禾生活");
    expect(slips[0].pieces.find((piece) => piece.kind === "picture")?.bits).toMatch(/^[\w+/=]+$/);
    break;
  }
});

test("paper can be taken out and put back by hand, but not by another site", async () => {
  const { origin, printer } = await start();
  const post = (body: Record<string, string>, site = "same-origin") =>
    fetch(`${origin}/paper`, {
      method: "POST",
      headers: { "sec-fetch-site": site },
      body: new URLSearchParams(body),
    });
  await post({ supply: "out" });
  expect(printer.status()).toMatchObject({ paperEnd: true });
  expect((await post({ supply: "full" }, "cross-site")).status).toBe(403);
  expect(printer.supply).toBe("out");
  await post({ supply: "full" });
  await post({ cover: "open" });
  expect(printer.status()).toMatchObject({ paperEnd: false, coverOpen: true });
});
