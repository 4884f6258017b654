import { cut, light, shade, type Drawing } from "./drawing.ts";

const bokPath =
  "M44 112c-8-10-10-24-8-36C22 72 14 56 22 42c2-16 16-24 26-18 6-14 26-14 30 0 14-4 24 8 22 22 8 12 0 26-16 30 2 12 0 26-8 36-8 4-24 4-32 0z";

export function bokChoy(): Drawing {
  const printed =
    '<path d="M46 114c-8-16-6-34 2-50 4 10 8 10 12 0 4 10 8 10 12 0 8 16 10 34 2 50z" fill="#EEF3DF"/><path d="M52 110c-3-12-2-26 1-36M60 112V74M68 110c3-12 2-26-1-36" stroke="#CBDAB2" stroke-width="3" fill="none" stroke-linecap="round"/><path d="M36 66c2-10 0-18-6-24M60 58V30M84 66c-2-10 0-18 8-26" stroke="#8CC37F" stroke-width="3.500" fill="none" stroke-linecap="round"/>';
  const dark = `<path d="M74 10c14 30 8 70-6 110h50V10z" fill="${shade}"/>`;
  return {
    silhouette: bokPath,
    art: cut("b", bokPath, "#4F9A57", printed, dark),
    features: { family: "bok choy" },
  };
}

const cucumberPath =
  "M26 104c-10-10-6-24 8-38 18-20 38-42 54-48 14-4 22 4 20 16-4 18-24 38-44 56-14 14-28 22-38 14z";

export function cucumber(): Drawing {
  const warts = [
    [40, 88],
    [52, 72],
    [62, 76],
    [68, 54],
    [84, 46],
    [90, 32],
    [48, 94],
    [76, 66],
    [58, 60],
  ] as const;
  const printed = `<path d="M28 92C48 64 72 40 96 26" stroke="#7DB56C" stroke-width="5" fill="none" stroke-linecap="round"/><g fill="#A9D49A">${warts.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="2.200"/>`).join("")}</g>`;
  const dark = `<path d="M30 112C62 88 92 62 110 26v90z" fill="${shade}"/>`;
  return {
    silhouette: `${cucumberPath}M94 18c2-5 5-8 10-9l3 6c-4 1-6 3-7 7z`,
    art: `<path d="M97 20c2-5 4-7 8-9" stroke="#8AA05A" stroke-width="6" stroke-linecap="round"/>${cut("b", cucumberPath, "#4C8B4A", printed, dark)}`,
    features: { family: "cucumber" },
  };
}

const potatoPath = "M34 42c14-16 44-18 60 0 14 16 14 42 0 58-14 14-44 16-62 6C12 94 16 60 34 42z";

export function potato(): Drawing {
  const eyes = [
    [46, 62],
    [70, 56],
    [58, 82],
    [36, 84],
    [80, 84],
    [62, 102],
  ] as const;
  const printed = `<g stroke="#A97F45" stroke-width="3" stroke-linecap="round" fill="none">${eyes.map(([x, y]) => `<path d="M${x - 4} ${y}c3 3 5 3 8 0"/>`).join("")}</g><ellipse cx="36" cy="58" rx="5" ry="10" fill="${light}" transform="rotate(40 36 58)"/>`;
  const dark = `<path d="M88 30c14 30 4 60-30 84h60V30z" fill="${shade}"/>`;
  return {
    silhouette: potatoPath,
    art: cut("b", potatoPath, "#D6B073", printed, dark),
    features: { family: "potato" },
  };
}

const carrotPath =
  "M44 40c8-8 24-8 32 0 6 8 4 18 0 30-4 14-8 30-14 42-1 3-3 3-4 0-6-12-10-28-14-42-4-12-6-22 0-30z";
const carrotTop =
  "M60 42c-6-8-20-10-26-24 10 2 16 6 20 12-2-10 0-18 6-24 6 6 8 14 6 24 4-6 10-10 20-12-6 14-20 16-26 24z";

export function carrot(): Drawing {
  const printed = `<g stroke="#C96A22" stroke-width="3" stroke-linecap="round"><path d="M44 54h12M62 64h14M48 78h9M60 90h8"/></g><path d="M50 48c-1 14 2 30 6 44" stroke="${light}" stroke-width="4" fill="none" stroke-linecap="round"/>`;
  const dark = `<path d="M66 34c4 28 2 56-6 80h40V34z" fill="${shade}"/>`;
  return {
    silhouette: carrotPath + carrotTop,
    art: `<path d="${carrotTop}" fill="#5C9B5A"/><path d="M60 40V18M58 40L44 26M62 40l14-14" stroke="#8CC37F" stroke-width="2.600" fill="none" stroke-linecap="round"/>${cut("b", carrotPath, "#EC8A3A", printed, dark)}`,
    features: { family: "carrot" },
  };
}

const auberginePath =
  "M70 30c12 4 20 12 22 26 4 28-10 58-38 56-24-2-32-26-20-44 8-12 18-18 22-30 2-6 8-10 14-8z";
const aubergineCap =
  "M50 38c2-14 10-20 22-20l6-9 6 4-5 9c10 4 16 10 18 18-10-2-16 2-22 0-6 4-8-2-14 2-4-4-8 0-11-4z";

export function aubergine(): Drawing {
  const printed = `<path d="M46 66c-10 10-14 24-6 34" stroke="${light}" stroke-width="6" fill="none" stroke-linecap="round"/>`;
  const dark = `<path d="M84 34c10 34-4 66-40 80h70V34z" fill="${shade}"/>`;
  return {
    silhouette: auberginePath + aubergineCap,
    art: `${cut("b", auberginePath, "#5E3A78", printed, dark)}${cut("c", aubergineCap, "#5C9B5A", "", `<path d="M76 0h40v60H76z" fill="${shade}"/>`)}`,
    features: { family: "aubergine" },
  };
}

const crown =
  "M22 66c-10-4-10-20 2-24 0-14 14-20 24-14 6-12 24-12 30 0 12-4 22 4 20 16 12 4 14 20 2 24-2 8-14 12-22 8-8 6-28 6-36 0-8 4-18 0-20-10z";
const trunk = "M44 70h34c0 8 4 12 6 18-4 8-10 14-14 25H52c-2-11-8-17-12-25 2-6 4-10 4-18z";

export function broccoli(): Drawing {
  const buds = [
    [34, 50],
    [50, 40],
    [66, 36],
    [82, 46],
    [44, 60],
    [62, 56],
    [78, 62],
    [92, 58],
  ] as const;
  const printed = `<g fill="#63B06F">${buds.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="7"/>`).join("")}</g><g fill="#2F6B42">${buds.map(([x, y]) => `<circle cx="${x + 3}" cy="${y + 4}" r="1.600"/>`).join("")}</g>`;
  return {
    silhouette: crown + trunk,
    art: `${cut("t", trunk, "#A8C686", '<path d="M52 76l4 26M66 76l-3 26" stroke="#86A866" stroke-width="3" fill="none"/>', `<path d="M66 60h40v60H60z" fill="${shade}"/>`)}${cut("b", crown, "#3F8350", printed, `<path d="M84 10c10 26 4 50-16 76h50V10z" fill="${shade}"/>`)}`,
    features: { family: "broccoli" },
  };
}
