import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { OperatingError } from "../errors.ts";
import { allowOnlyPhotos, decodeFrame } from "./frame.ts";

function plain(width: number, height: number, background = "#c83c32") {
  return sharp({ create: { width, height, channels: 3, background } });
}

async function codeOf(bytes: Buffer): Promise<string> {
  try {
    await decodeFrame(bytes);
    return "decoded";
  } catch (error) {
    return error instanceof OperatingError ? error.code : String(error);
  }
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A black picture of one bit per pixel: 400 million pixels in 50 KB. */
function pngBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

test("a photo is decoded, upright, and no larger than needed", async () => {
  const wide = await plain(2_000, 1_000).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const { picture, width, height } = await decodeFrame(wide);
  expect([width, height]).toEqual([1_000, 2_000]);
  expect([picture.width, picture.height]).toEqual([640, 1_280]);
  expect(picture.pixels.length).toBe(640 * 1_280 * 3);
});

test("grey, transparent and deep pictures come out as RGB of 8 bits", async () => {
  const grey = await plain(40, 30).greyscale().png().toBuffer();
  const clear = await sharp({
    create: { width: 40, height: 30, channels: 4, background: "#00000000" },
  })
    .png()
    .toBuffer();
  const deep = await plain(40, 30).toColourspace("rgb16").png().toBuffer();
  for (const bytes of [grey, clear, deep])
    expect((await decodeFrame(bytes)).picture.pixels.length).toBe(40 * 30 * 3);
  expect([...(await decodeFrame(clear)).picture.pixels.subarray(0, 3)]).toEqual([0xd3, 0xda, 0xd4]);
});

test("what is no JPEG or PNG, is damaged or has hardly any pixels is unreadable", async () => {
  const jpeg = await plain(300, 200).jpeg().toBuffer();
  const png = await plain(300, 200).png().toBuffer();
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>';
  const unreadable: Record<string, Buffer> = {
    nothing: Buffer.alloc(0),
    "text called .jpg": Buffer.from("this is a shopping list, not a picture"),
    "half a JPEG": jpeg.subarray(0, jpeg.length / 2),
    "half a PNG": png.subarray(0, png.length / 2),
    "the head of a JPEG, then text": Buffer.concat([
      jpeg.subarray(0, 20),
      Buffer.from("and no more"),
    ]),
    SVG: Buffer.from(svg),
    "SVG behind a JPEG's first bytes": Buffer.concat([jpeg.subarray(0, 3), Buffer.from(svg)]),
    WebP: await plain(300, 200).webp().toBuffer(),
    GIF: await plain(300, 200).gif().toBuffer(),
    "one pixel": await plain(1, 1).png().toBuffer(),
  };
  for (const [name, bytes] of Object.entries(unreadable))
    expect([name, await codeOf(bytes)]).toEqual([name, "IMAGE_UNREADABLE"]);
});

test("the process that sees can be closed to everything but photos", async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"/>');
  const jpeg = await plain(40, 30).jpeg().toBuffer();
  expect((await sharp(svg).metadata()).format).toBe("svg");
  allowOnlyPhotos();
  await expect(sharp(svg).metadata()).rejects.toThrow("unsupported image format");
  expect(await codeOf(jpeg)).toBe("decoded");
});

test("a bomb of 20,000 x 20,000 pixels is refused before it is decoded", async () => {
  const bomb = pngBomb(20_000);
  expect(bomb.length).toBeLessThan(100_000);
  const before = process.memoryUsage().rss;
  expect(await codeOf(bomb)).toBe("IMAGE_TOO_LARGE");
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});
