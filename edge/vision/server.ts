import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { errorCatalogue, OperatingError } from "../errors.ts";
import type { Gallery } from "../domain/vision/gallery.ts";
import type { Log } from "../platform/log.ts";
import type { Eyes } from "./eyes.ts";
import type { VisionMetrics } from "./metrics.ts";
import type { PictureQueue } from "./queue.ts";

/** A photo of 20 megapixels stays below this. */
const mostBytes = 16 * 1024 * 1024;

export interface ServerParts {
  readonly eyes: Eyes;
  readonly gallery: () => Promise<Gallery>;
  readonly queue: PictureQueue;
  readonly metrics: VisionMetrics;
  readonly log: Log;
}

/** A listening vision server. */
export interface VisionServer {
  /** The real port, also when any free one was asked for. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves the box's own processes on loopback: `POST /recognise`, `POST /embed` (body: JPEG or PNG),
 * `GET /healthz`, `GET /metrics`.
 * @param port 0: any free one.
 * @throws OperatingError PORT_IN_USE
 */
export async function serveVision(port: number, parts: ServerParts): Promise<VisionServer> {
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000 },
    (request, response) => {
      answer(request, response, parts).catch((error: unknown) =>
        refuse(response, error, parts.log),
      );
    },
  );
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      const detail = `${port}, TILLBOX_VISION_PORT`;
      reject(isTaken ? new OperatingError("PORT_IN_USE", detail, { cause: error }) : error);
    });
    server.listen(port, "127.0.0.1", resolve);
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ServerParts,
): Promise<void> {
  const { metrics } = parts;
  const route = `${request.method ?? ""} ${request.url ?? ""}`;
  if (route !== "GET /metrics") sendJson(response, 200, await see(route, request, parts));
  else response.writeHead(200, { "content-type": metrics.type }).end(await metrics.text());
}

async function see(route: string, request: IncomingMessage, parts: ServerParts): Promise<unknown> {
  const { eyes, gallery, queue, metrics } = parts;
  switch (route) {
    case "POST /recognise": {
      const bytes = await readBody(request);
      const seen = await queue.run(async () => eyes.recognise(bytes, await gallery()));
      metrics.countItems(seen.detections);
      return seen;
    }
    case "POST /embed": {
      const bytes = await readBody(request);
      return queue.run(() => eyes.embed(bytes));
    }
    case "GET /healthz":
      return { ok: true, model: eyes.model, products: (await gallery()).skus.length };
    default:
      throw new OperatingError("NOT_FOUND", request.method ?? "");
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and dropped, so that the caller hears the answer instead of a broken pipe.
    if (size <= mostBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > mostBytes) throw new OperatingError("IMAGE_TOO_LARGE", `${size} bytes`);
  return Buffer.concat(chunks);
}

function refuse(response: ServerResponse, error: unknown, log: Log): void {
  const code = error instanceof OperatingError ? error.code : "INTERNAL_ERROR";
  if (code === "INTERNAL_ERROR") log.error({ err: error }, "a picture failed");
  const { status, en, zh } = errorCatalogue[code];
  const detail = error instanceof OperatingError ? error.detail : "";
  const messages = { "zh-CN": zh, en };
  const type = `urn:tillbox:error:${code}`;
  sendJson(response, status, { type, title: en, status, code, detail, messages });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return;
  const type = status < 400 ? "application/json" : "application/problem+json";
  response.writeHead(status, { "content-type": `${type}; charset=utf-8` });
  response.end(JSON.stringify(body));
}
