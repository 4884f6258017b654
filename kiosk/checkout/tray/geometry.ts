/** A rectangle in pixels, from the upper left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function intersects(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** How much of `a` lies under or over `b`, 0..1. */
export function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width <= 0 || height <= 0 ? 0 : (width * height) / (a.width * a.height);
}

/** The smallest box around both. */
export function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** The distance between two boxes along the nearer axis gap; 0 when they touch. */
export function gapBetween(a: Box, b: Box): number {
  const dx = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width), 0);
  const dy = Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height), 0);
  return Math.hypot(dx, dy);
}

/** More than this of the picture is never cut off to fill the frame. */
const mostCut = 0.2;

/** How a picture fills a frame, in the words of CSS `object-fit`: goods at the edge must stay in view. */
export function fitOf(picture: Size, frame: Size): "cover" | "contain" {
  const ratios = [picture.width / picture.height, frame.width / frame.height];
  const kept = Math.min(...ratios) / Math.max(...ratios);
  return 1 - kept > mostCut ? "contain" : "cover";
}

/** Where a part of the camera's picture lies in a frame that shows the picture by `fitOf`. */
export function inFrame(box: Box, picture: Size, frame: Size): Box {
  const scales = [frame.width / picture.width, frame.height / picture.height];
  const scale = fitOf(picture, frame) === "cover" ? Math.max(...scales) : Math.min(...scales);
  const left = (frame.width - picture.width * scale) / 2;
  const top = (frame.height - picture.height * scale) / 2;
  return {
    x: left + box.x * scale,
    y: top + box.y * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}

/** The same for one point. */
export function pointInFrame({ x, y }: Point, picture: Size, frame: Size): Point {
  return inFrame({ x, y, width: 0, height: 0 }, picture, frame);
}

/** How a frame shows a part of itself larger: first moved, then scaled from the upper left. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const noZoom: Zoom = { scale: 1, x: 0, y: 0 };

const largestZoom = 2.4;
/** The part fills this much of the frame, so that its surroundings can still be told. */
const zoomedShare = 0.62;

/** Brings a part of the frame close, without leaving the frame's own picture. */
export function zoomOn(part: Box, frame: Size): Zoom {
  const fit = Math.min(frame.width / part.width, frame.height / part.height) * zoomedShare;
  const scale = Math.min(largestZoom, Math.max(1, fit));
  const offset = (centre: number, side: number) =>
    Math.min(0, Math.max(side - side * scale, side / 2 - centre * scale));
  return {
    scale,
    x: offset(part.x + part.width / 2, frame.width),
    y: offset(part.y + part.height / 2, frame.height),
  };
}

export function zoomed(box: Box, { scale, x, y }: Zoom): Box {
  return {
    x: box.x * scale + x,
    y: box.y * scale + y,
    width: box.width * scale,
    height: box.height * scale,
  };
}

export function zoomedPoint(point: Point, { scale, x, y }: Zoom): Point {
  return { x: point.x * scale + x, y: point.y * scale + y };
}

/** A closed path for SVG: the outline, or the box with round corners where there is none. */
export function pathOf(outline: readonly Point[] | undefined, box: Box, radius: number): string {
  if (outline !== undefined)
    return `M${outline.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
  const { x, y, width, height } = box;
  const r = Math.min(radius, width / 2, height / 2);
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}h${
    2 * r - width
  }${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}Z`;
}
