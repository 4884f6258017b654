import { cut, palette, serif, shade, type Drawing } from "./drawing.ts";

const shapes = {
  long: "M20 46h80a8 8 0 0 1 8 8v42a10 10 0 0 1-10 10H22a10 10 0 0 1-10-10V54a8 8 0 0 1 8-8z",
  deep: "M26 34h68a8 8 0 0 1 8 8v58a10 10 0 0 1-10 10H28a10 10 0 0 1-10-10V42a8 8 0 0 1 8-8z",
} as const;

const contents = {
  salmon:
    '<path d="M24 60c20-10 50-10 72 2-2 20-20 34-40 32S22 78 24 60z" fill="#F08A66"/><g stroke="#FBC7AC" stroke-width="3" fill="none"><path d="M38 58c-4 10-3 20 6 30"/><path d="M54 54c-3 12-2 26 6 38"/><path d="M72 56c-1 10 0 20 6 28"/></g>',
  rolls: [
    [36, 62],
    [60, 60],
    [36, 86],
    [60, 86],
    [84, 86],
  ]
    .map(
      ([x, y]) =>
        `<circle cx="${x}" cy="${y}" r="11.500" fill="#C24A47"/><circle cx="${x}" cy="${y}" r="7.500" fill="#F6D5CB"/><circle cx="${x}" cy="${y}" r="3.600" fill="#C24A47"/>`,
    )
    .join(""),
  belly:
    '<rect x="24" y="50" width="72" height="52" rx="7" fill="#F3C9BD"/><g fill="#C9555A"><path d="M24 62c24-7 48 5 72-2v10c-24 7-48-5-72 2z"/><path d="M24 82c24-7 48 5 72-2v11c-24 7-48-5-72 2z"/></g>',
  breast:
    '<path d="M24 84c-4-20 14-38 34-34 6-6 26-4 34 8 8 14 0 34-18 40-18 8-46 4-50-14z" fill="#F4C7B4"/><path d="M36 82c2-14 12-22 24-24M62 94c12-4 20-12 24-24" stroke="#E0A48E" stroke-width="3" fill="none" stroke-linecap="round"/>',
  strawberries: [
    [38, 60],
    [62, 58],
    [84, 64],
    [50, 80],
    [74, 82],
  ]
    .map(
      ([x, y]) =>
        `<g transform="translate(${x} ${y})"><path d="M0 14c-10-5-15-13-13-20 7-5 19-5 26 0 2 7-3 15-13 20z" fill="#DB4A4E"/><path d="M-10-7l5-5 5 3 5-3 5 5-10 4z" fill="#5C9B5A"/><g fill="#F9D9A0"><circle cx="-5" r="1.400"/><circle cx="5" r="1.400"/><circle cy="6" r="1.400"/></g></g>`,
    )
    .join(""),
  blueberries: [
    [34, 62],
    [52, 58],
    [70, 60],
    [88, 64],
    [42, 78],
    [60, 76],
    [78, 80],
    [52, 92],
    [70, 94],
    [34, 92],
    [88, 92],
  ]
    .map(
      ([x, y]) =>
        `<circle cx="${x}" cy="${y}" r="10" fill="#3B4C86"/><circle cx="${x}" cy="${y}" r="10" fill="none" stroke="#2C3868" stroke-width="1.600"/><path d="M${x! - 3} ${y! - 4}l3-2 3 2-1 3h-4z" fill="#6F81BC"/>`,
    )
    .join(""),
} as const;

export interface TrayStyle {
  readonly shape: keyof typeof shapes;
  readonly tray: string;
  readonly content: keyof typeof contents;
  /** A short sticker; empty for fruit that speaks for itself. */
  readonly character: string;
}

/** Fresh food in a tray under film. */
export function tray(style: TrayStyle): Drawing {
  const path = shapes[style.shape];
  const sticker =
    style.character === ""
      ? ""
      : `<rect x="72" y="48" width="28" height="23" fill="#FCFCF8"/>${serif(86, 66, 17, style.character, palette.night)}`;
  const film = '<path d="M8 30h52L30 114H8z" fill="rgba(255,255,255,0.12)"/>';
  const dark = `${film}<rect x="92" y="0" width="40" height="130" fill="${shade}"/>`;
  return {
    silhouette: path,
    art: cut("b", path, style.tray, contents[style.content] + sticker, dark),
    features: { family: "tray", ...style },
  };
}

const tofuPath =
  "M18 50h84a4 4 0 0 1 4 4v6a4 4 0 0 1-3 4l-7 42a7 7 0 0 1-7 6H31a7 7 0 0 1-7-6l-7-42a4 4 0 0 1-3-4v-6a4 4 0 0 1 4-4z";

export function tofu(character: string): Drawing {
  const printed = [
    '<rect x="10" y="46" width="100" height="18" fill="#7FB58A"/>',
    `<rect x="10" y="64" width="100" height="3" fill="${shade}"/>`,
    '<circle cx="59" cy="88" r="19" fill="#FFFFFF"/>',
    serif(59, 98, 27, character, "#3F7A4C"),
    '<g fill="#DDE8D6"><circle cx="30" cy="80" r="3"/><circle cx="88" cy="98" r="3"/><circle cx="34" cy="98" r="2.400"/></g>',
  ].join("");
  return {
    silhouette: tofuPath,
    art: cut(
      "b",
      tofuPath,
      "#EFF3E6",
      printed,
      `<rect x="82" y="0" width="40" height="130" fill="${shade}"/>`,
    ),
    features: { family: "tofu", character },
  };
}

const lollyPath =
  "M44 14h32a12 12 0 0 1 12 12v56a4 4 0 0 1-4 4H36a4 4 0 0 1-4-4V26a12 12 0 0 1 12-12zM54 84h12v24a6 6 0 0 1-12 0z";

export function lolly(character: string): Drawing {
  const beans = [
    [46, 30],
    [62, 24],
    [74, 36],
    [42, 72],
    [72, 74],
    [56, 78],
  ] as const;
  const printed = [
    '<rect x="50" y="84" width="20" height="34" fill="#E3C08A"/>',
    `<g fill="#6E2230">${beans.map(([x, y]) => `<ellipse cx="${x}" cy="${y}" rx="5" ry="3.600" transform="rotate(24 ${x} ${y})"/>`).join("")}</g>`,
    serif(59, 63, 28, character, "#FBE7E2"),
  ].join("");
  return {
    silhouette: lollyPath,
    art: cut(
      "b",
      lollyPath,
      "#A04552",
      printed,
      `<rect x="74" y="0" width="40" height="130" fill="${shade}"/>`,
    ),
    features: { family: "lolly", character },
  };
}
