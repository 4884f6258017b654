import { cut, darkSide, light, palette, serif, shade, type Drawing } from "./drawing.ts";

const rollsPath =
  "M22 24h34a6 6 0 0 1 4 1.500a6 6 0 0 1 4-1.500h34a8 8 0 0 1 8 8v72a8 8 0 0 1-8 8H22a8 8 0 0 1-8-8V32a8 8 0 0 1 8-8z";

/** Four rolls of paper in film. */
export function rolls(character: string): Drawing {
  const roll = (x: number, y: number) =>
    `<ellipse cx="${x}" cy="${y}" rx="20" ry="9" fill="#FFFFFF"/><ellipse cx="${x}" cy="${y}" rx="7" ry="3.200" fill="#B9A58C"/><path d="M${x - 20} ${y}v26h40v-26" fill="#F4F5F1"/><ellipse cx="${x}" cy="${y}" rx="20" ry="9" fill="#FFFFFF"/><ellipse cx="${x}" cy="${y}" rx="7" ry="3.200" fill="#B9A58C"/>`;
  const printed = [
    roll(38, 40),
    roll(82, 40),
    roll(38, 84),
    roll(82, 84),
    `<rect x="10" y="56" width="100" height="30" fill="${palette.rose}"/>`,
    serif(58, 81, 25, character, "#8A3B46"),
    `<path d="M20 32l-2 70" stroke="${light}" stroke-width="5" stroke-linecap="round"/>`,
  ].join("");
  return {
    silhouette: rollsPath,
    art: cut("b", rollsPath, "#DCE7EA", printed, darkSide(92)),
    features: { family: "rolls", character },
  };
}

const cardPath = "M28 10h64a5 5 0 0 1 5 5v92a5 5 0 0 1-5 5H28a5 5 0 0 1-5-5V15a5 5 0 0 1 5-5z";

const held = {
  brushes:
    '<g><rect x="46" y="44" width="8" height="62" rx="4" fill="#5DA7A0"/><rect x="43" y="38" width="14" height="16" rx="3" fill="#FFFFFF"/><rect x="68" y="44" width="8" height="62" rx="4" fill="#E0796E"/><rect x="65" y="38" width="14" height="16" rx="3" fill="#FFFFFF"/></g><g stroke="#B9C9CC" stroke-width="2"><path d="M47 40v12M50 40v12M53 40v12M69 40v12M72 40v12M75 40v12"/></g>',
  cells: [34, 49, 64, 79]
    .map(
      (x) =>
        `<rect x="${x + 3}" y="46" width="5" height="5" fill="#C9D2D4"/><rect x="${x}" y="50" width="11" height="50" rx="2" fill="#3A3F45"/><rect x="${x}" y="50" width="11" height="16" rx="2" fill="#D9A05B"/>`,
    )
    .join(""),
} as const;

/** Goods on a card under a clear shell. */
export function blister(style: {
  readonly card: string;
  readonly shell: string;
  readonly content: keyof typeof held;
  readonly character: string;
  readonly ink: string;
}): Drawing {
  const printed = [
    `<circle cx="60" cy="19" r="3.500" fill="${shade}"/>`,
    `<rect x="29" y="36" width="62" height="70" rx="8" fill="${style.shell}"/>`,
    held[style.content],
    serif(44, 33, 18, style.character, style.ink),
    `<path d="M35 44v52" stroke="${light}" stroke-width="4" stroke-linecap="round"/>`,
  ].join("");
  return {
    silhouette: cardPath,
    art: cut("b", cardPath, style.card, printed, darkSide(84)),
    features: { family: "blister", ...style },
  };
}

const bundlePath = "M42 8h36a4 4 0 0 1 4 4v96a4 4 0 0 1-4 4H42a4 4 0 0 1-4-4V12a4 4 0 0 1 4-4z";

/** Dried noodles, tied with paper. */
export function noodleBundle(character: string): Drawing {
  const printed = [
    '<g stroke="#D8BE88" stroke-width="2"><path d="M44 8v104M50 8v104M56 8v104M62 8v104M68 8v104M74 8v104"/></g>',
    `<rect x="30" y="34" width="60" height="52" fill="${palette.navy}"/>`,
    `<rect x="30" y="38" width="60" height="2.500" fill="${palette.cream}"/><rect x="30" y="79" width="60" height="2.500" fill="${palette.cream}"/>`,
    serif(59, 71, 30, character, palette.cream),
  ].join("");
  return {
    silhouette: bundlePath,
    art: cut("b", bundlePath, "#F3E2B8", printed, darkSide(71)),
    features: { family: "noodle bundle", character },
  };
}

const mushroomPath =
  "M34 30c2-12 14-16 26-14 12-2 26 4 26 14l4 10c2 24 2 46-2 64-1 5-4 8-9 8H41c-5 0-8-3-9-8-4-18-4-40-2-64z";

/** A bundle of enoki in a clear bag. */
export function enoki(): Drawing {
  const caps = [
    [38, 34],
    [47, 26],
    [57, 30],
    [66, 24],
    [75, 31],
    [83, 36],
    [52, 38],
    [70, 39],
  ] as const;
  const printed = [
    '<g stroke="#FFFFFF" stroke-width="5" stroke-linecap="round"><path d="M40 36l6 60M49 30l3 66M58 34l1 62M67 28l-2 68M76 34l-5 62M83 40l-8 56"/></g>',
    `<g fill="#FBF3DC" stroke="#DCCB9F" stroke-width="1.600">${caps.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="5.500"/>`).join("")}</g>`,
    '<path d="M20 86h80v34H20z" fill="#C9A276"/><path d="M20 84h80v5H20z" fill="#8DBB7C"/>',
    `<path d="M36 46v34" stroke="${light}" stroke-width="4" stroke-linecap="round"/>`,
  ].join("");
  return {
    silhouette: mushroomPath,
    art: cut("b", mushroomPath, "#EFE6CC", printed, darkSide(78)),
    features: { family: "enoki" },
  };
}

const sausagePath = "M20 40h80a6 6 0 0 1 6 6v60a6 6 0 0 1-6 6H20a6 6 0 0 1-6-6V46a6 6 0 0 1 6-6z";

/** Sausages side by side under film. */
export function sausages(character: string): Drawing {
  const printed = [
    ...[26, 44, 62, 80].map(
      (x) =>
        `<rect x="${x}" y="48" width="14" height="42" rx="7" fill="#B4533E"/><path d="M${x + 4} 56v24" stroke="${light}" stroke-width="3" stroke-linecap="round"/>`,
    ),
    `<rect x="8" y="84" width="104" height="30" fill="${palette.tomato}"/>`,
    serif(58, 108, 24, character, "#FFF3DC"),
  ].join("");
  return {
    silhouette: sausagePath,
    art: cut("b", sausagePath, "#F3E7D2", printed, darkSide(92)),
    features: { family: "sausages", character },
  };
}
