import { cut, light, shade, type Drawing } from "./drawing.ts";

const stalk = "#6B4430";
const leafGreen = "#5C9B5A";

const apple =
  "M60 40C50 30 17 31 17 66c0 27 19 47 34 47 4 0 6-2 9-2s5 2 9 2c15 0 34-20 34-47 0-35-33-36-43-26z";
const leaf = "M66 25c6-12 18-14 27-11-3 10-14 17-27 11z";
const stem = "M57 40c0-12 1-19 7-25l6 3c-5 6-6 12-6 22z";
const redDelicious =
  "M60 32C48 22 22 24 22 54c0 26 12 44 18 54 3 5 9 3 12 0 3 5 13 5 16 0 3 3 9 5 12 0 6-10 18-28 18-54 0-30-26-32-38-22z";

/** A round apple with streaks. */
export function roundApple(style: { readonly skin: string; readonly streaks: string }): Drawing {
  const streaks = `<g stroke="${style.streaks}" stroke-width="3.400" stroke-linecap="round" fill="none" opacity="0.7"><path d="M42 46c-7 10-9 22-8 34"/><path d="M51 49c-3 8-4 16-4 24"/><path d="M69 49c3 8 4 18 3 28"/><path d="M78 46c7 9 9 20 8 32"/></g>`;
  const printed = `${streaks}<ellipse cx="60" cy="42" rx="15" ry="5" fill="${shade}"/><ellipse cx="31" cy="56" rx="5" ry="9" fill="${light}" transform="rotate(28 31 56)"/>`;
  const dark = `<path d="M88 28c8 34 2 66-30 92h56V28z" fill="${shade}"/>`;
  return {
    silhouette: apple + stem + leaf,
    art: `${cut("b", apple, style.skin, printed, dark)}<path d="M60 42c0-12 1-19 7-25" stroke="${stalk}" stroke-width="5" stroke-linecap="round" fill="none"/><path d="${leaf}" fill="${leafGreen}"/>`,
    features: { family: "round apple", ...style },
  };
}

/** A tall apple with a dotted skin. */
export function tallApple(skin: string): Drawing {
  const spots = [
    [44, 62],
    [56, 74],
    [40, 80],
    [70, 64],
    [66, 88],
    [52, 94],
  ] as const;
  const printed = `<g fill="#C25660" opacity="0.6">${spots.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="2"/>`).join("")}</g><ellipse cx="60" cy="34" rx="15" ry="6" fill="${shade}"/><ellipse cx="36" cy="50" rx="6" ry="10" fill="${light}" transform="rotate(20 36 50)"/>`;
  const dark = `<path d="M84 20c10 30 6 66-24 96h50V20z" fill="${shade}"/>`;
  return {
    silhouette: redDelicious + stem,
    art: `<path d="M60 36c0-12 1-18 7-24" stroke="${stalk}" stroke-width="5" stroke-linecap="round" fill="none"/>${cut("b", redDelicious, skin, printed, dark)}`,
    features: { family: "tall apple", skin },
  };
}

const bananaPath =
  "M33 14l9-3 4 12c4 24 20 44 58 50 6 1 6 7 1 10-12 8-20 20-46 16C34 95 22 70 30 40z";

export function banana(): Drawing {
  const printed =
    '<path d="M36 28c-2 34 16 60 64 58" stroke="#D9A72C" stroke-width="5" fill="none"/><path d="M42 26c4 30 22 48 56 56" stroke="#F9E59A" stroke-width="6" fill="none" stroke-linecap="round"/><path d="M30 8h18v12l-14 2z" fill="#7B6A2B"/><path d="M98 70h16v16h-12z" fill="#7B6A2B"/>';
  const dark = `<path d="M20 60c20 40 50 40 90 26v40H20z" fill="${shade}"/>`;
  return {
    silhouette: bananaPath,
    art: cut("b", bananaPath, "#F4D765", printed, dark),
    features: { family: "banana" },
  };
}

const globe = "M60 30c26 0 43 17 43 41s-17 42-43 42-43-18-43-42 17-41 43-41z";
const calyx = "M60 26l5 6 9-2-3 8 6 5-9 2-2 7-6-5-6 5-2-7-9-2 6-5-3-8 9 2z";

export function orange(): Drawing {
  const pores = [
    [36, 62],
    [50, 54],
    [46, 80],
    [62, 70],
    [32, 78],
    [58, 96],
    [76, 58],
    [74, 86],
  ] as const;
  const printed = `<g fill="#D97A22">${pores.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="1.900"/>`).join("")}</g><circle cx="52" cy="92" r="7" fill="none" stroke="#D97A22" stroke-width="2.600"/><ellipse cx="34" cy="54" rx="6" ry="10" fill="${light}" transform="rotate(34 34 54)"/>`;
  const dark = `<path d="M86 28c12 30 4 66-30 90h60V28z" fill="${shade}"/>`;
  return {
    silhouette: globe + leaf.replace("M66 25", "M62 32"),
    art: `${cut("b", globe, "#F0923B", printed, dark)}<path d="${leaf.replace("M66 25", "M62 32")}" fill="${leafGreen}"/><circle cx="61" cy="33" r="4" fill="#4E7E45"/>`,
    features: { family: "orange" },
  };
}

const mandarinPath = "M60 52c32-8 52 8 52 30s-20 31-52 31S8 104 8 82s20-38 52-30z";
const mandarinLeaves =
  "M60 50c-4-16-18-24-36-20 2 16 18 26 36 20zM60 50c2-14 12-22 30-20 0 14-12 24-30 20z";

export function mandarin(): Drawing {
  const printed = `<g stroke="#D66F1E" stroke-width="3" fill="none" opacity="0.65"><path d="M60 56c-18 14-22 36-14 56M60 56c18 14 22 36 14 56M60 56v58M60 56c-34 4-42 24-36 42"/></g><ellipse cx="26" cy="72" rx="5" ry="9" fill="${light}" transform="rotate(40 26 72)"/>`;
  const dark = `<path d="M92 50c14 24 0 50-34 66h64V50z" fill="${shade}"/>`;
  return {
    silhouette: mandarinPath + mandarinLeaves,
    art: `${cut("b", mandarinPath, "#EE8230", printed, dark)}<path d="${mandarinLeaves}" fill="#4F8F50"/><path d="M58 48c-8-10-18-14-28-15M62 48c6-8 14-13 23-15" stroke="#8CC37F" stroke-width="2.400" fill="none" stroke-linecap="round"/><circle cx="60" cy="51" r="4" fill="${stalk}"/>`,
    features: { family: "mandarin" },
  };
}

const pearPath =
  "M60 30c12 0 18 9 19 20 2 16 23 22 23 42 0 14-16 21-42 21S18 106 18 92c0-20 21-26 23-42 1-11 7-20 19-20z";

export function pear(): Drawing {
  const spots = [
    [40, 84],
    [52, 70],
    [60, 92],
    [46, 100],
    [72, 82],
    [56, 50],
    [76, 100],
  ] as const;
  const printed = `<g fill="#B99B3E" opacity="0.7">${spots.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="1.800"/>`).join("")}</g><ellipse cx="34" cy="80" rx="5" ry="11" fill="${light}" transform="rotate(26 34 80)"/>`;
  const dark = `<path d="M70 26c16 30 34 60-6 92h50V26z" fill="${shade}"/>`;
  return {
    silhouette: `${pearPath}M57 32c0-10 2-16 8-21l5 4c-5 5-6 10-6 17z`,
    art: `<path d="M60 34c0-9 2-14 7-20" stroke="${stalk}" stroke-width="5" stroke-linecap="round" fill="none"/>${cut("b", pearPath, "#E9D88A", printed, dark)}`,
    features: { family: "pear" },
  };
}

const berries = [
  [38, 52],
  [60, 50],
  [82, 52],
  [49, 69],
  [71, 69],
  [60, 87],
  [38, 72],
  [82, 72],
  [60, 102],
  [49, 88],
  [71, 88],
] as const;
const disc = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0z`;

export function grapes(): Drawing {
  const bunch = berries.map(([x, y]) => disc(x, y, 12)).join("");
  const vine = "M60 44c0-12 2-20 10-26l5 4c-6 6-8 12-8 22z";
  const vineLeaf = "M64 34c-8-16-26-18-36-8 4 4 4 8 2 12 12 8 26 6 34-4z";
  const single = berries
    .map(
      ([x, y]) =>
        `<circle cx="${x}" cy="${y}" r="12" fill="#4C2E63"/><circle cx="${x}" cy="${y}" r="10.500" fill="#6A4586"/><ellipse cx="${x - 4}" cy="${y - 4}" rx="2.600" ry="4" fill="${light}" transform="rotate(36 ${x - 4} ${y - 4})"/>`,
    )
    .join("");
  return {
    silhouette: bunch + vine + vineLeaf,
    art: `<path d="${vine}" fill="${stalk}"/><path d="${vineLeaf}" fill="${leafGreen}"/>${cut("b", bunch, "#4C2E63", single, `<path d="M80 30c6 30 0 60-22 90h60V30z" fill="${shade}"/>`)}`,
    features: { family: "grapes" },
  };
}

export function tomato(): Drawing {
  const body = "M60 40c14-8 46-6 46 30 0 28-20 43-46 43S14 98 14 70c0-36 32-38 46-30z";
  const printed = `<path d="M60 42c-10 20-12 46-4 72M60 42c12 18 14 46 6 72" stroke="#B23A2A" stroke-width="3" fill="none" opacity="0.5"/><ellipse cx="30" cy="62" rx="6" ry="10" fill="${light}" transform="rotate(32 30 62)"/>`;
  const dark = `<path d="M90 34c12 30 2 62-32 84h60V34z" fill="${shade}"/>`;
  return {
    silhouette: body + calyx,
    art: `${cut("b", body, "#DB4B37", printed, dark)}<path d="${calyx}" fill="#4F8F50"/><path d="M60 38c0-8 1-11 4-15" stroke="#4F8F50" stroke-width="5" stroke-linecap="round" fill="none"/>`,
    features: { family: "tomato" },
  };
}
