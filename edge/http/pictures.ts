import type { FastifyRequest } from "fastify";
import type { Picture } from "../usecases/ports.ts";
import type { App } from "./app.ts";

const largestPictureBytes = 12 * 1024 * 1024;
const types = ["image/jpeg", "image/png"] as const;

/** Bodies that are pictures are taken whole and unread; the vision process says what they are. */
export function takePictures(app: App): void {
  app.addContentTypeParser(
    [...types],
    { parseAs: "buffer", bodyLimit: largestPictureBytes },
    (_request, body, done) => done(null, body),
  );
}

/** The picture of a request whose route takes one. */
export function pictureOf(request: FastifyRequest): Picture {
  const type = request.headers["content-type"]?.startsWith("image/png") ? types[1] : types[0];
  return { bytes: request.body as Uint8Array, type };
}
