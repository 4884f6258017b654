import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { PaperPiece } from "../../../edge/devices/printer/paper.ts";
import type { PaperSupply, PrinterSimulator } from "../../../edge/devices/printer/simulator.ts";
import { readBody, send, type Route } from "../route.ts";

const file = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), "utf8");
const assets: Readonly<Record<string, readonly [type: string, body: string]>> = {
  "": ["text/html", file("paper.html")],
  "paper.css": ["text/css", file("paper.css")],
  "paper.js": ["text/javascript", file("paper.js")],
};

/** The page shows the latest slips only. */
const shownSlips = 5;

function pieceView(piece: PaperPiece): unknown {
  return piece.kind === "picture"
    ? { ...piece, bits: Buffer.from(piece.bits).toString("base64") }
    : piece;
}

/** What the page draws, newest slip first. */
function view(printer: PrinterSimulator): string {
  const slips = printer.slips
    .slice(-shownSlips)
    .reverse()
    .map((slip) => ({ ...slip, pieces: slip.pieces.map(pieceView) }));
  return JSON.stringify({ supply: printer.supply, isOpen: printer.isOpen, slips });
}

/** Says the state now and after each change; changes of one moment are said once. */
function follow(printer: PrinterSimulator, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  let isPlanned = false;
  const tell = () => {
    if (isPlanned) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      response.write(`data: ${view(printer)}\n\n`);
    });
  };
  const leave = printer.subscribe(tell);
  response.on("close", leave);
  tell();
}

const supplies: readonly PaperSupply[] = ["full", "near-end", "out"];

/** Loads paper or opens the cover; only a page of this very server may do it. */
async function handle(
  printer: PrinterSimulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const site = request.headers["sec-fetch-site"] ?? "same-origin";
  const form = new URLSearchParams(await readBody(request));
  const supply = supplies.find((each) => each === form.get("supply"));
  const cover = form.get("cover");
  if (site !== "same-origin") {
    send(response, 403, "text/plain", "another site may not touch the printer");
    return;
  }
  if (supply !== undefined) printer.load(supply);
  if (cover === "open" || cover === "shut") printer.setOpen(cover === "open");
  send(response, 204, "text/plain", "");
}

/**
 * The simulated printer's paper under `/paper`, live, with a hand for its roll and its cover. Mount the
 * route on any server of `node:http`; `stop` ends the pages that still listen.
 */
export function startPaper({ printer }: { readonly printer: PrinterSimulator }): {
  readonly route: Route;
  stop(): void;
} {
  const followers = new Set<ServerResponse>();
  const route: Route = async (request, response) => {
    const path = new URL(request.url ?? "/", "http://demo").pathname;
    if (path !== "/paper" && !path.startsWith("/paper/")) return false;
    const name = path.slice("/paper/".length);
    const asset = assets[name];
    if (request.method === "POST") await handle(printer, request, response);
    else if (name === "events") {
      followers.add(response);
      response.on("close", () => followers.delete(response));
      follow(printer, response);
    } else if (asset === undefined) send(response, 404, "text/plain", "not found");
    else send(response, 200, ...asset);
    return true;
  };
  return {
    route,
    stop: () => {
      for (const follower of followers) follower.end();
    },
  };
}
