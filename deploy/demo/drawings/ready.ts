import { cut, darkSide, light, palette, serif, shade, type Drawing } from "./drawing.ts";

const breadPath =
  "M30 44c-12-2-12-22 6-22 6-9 18-9 24-3 6-6 18-6 24 3 18 0 18 20 6 22v62a6 6 0 0 1-6 6H36a6 6 0 0 1-6-6z";
const squareLoaf =
  "M34 26h52a8 8 0 0 1 8 8v70a8 8 0 0 1-8 8H34a8 8 0 0 1-8-8V34a8 8 0 0 1 8-8zM46 28l4-18h20l4 18z";

export interface BreadStyle {
  readonly shape: "loaf" | "square";
  readonly crust: string;
  readonly crumb: string;
  readonly band: string;
  readonly character: string;
  readonly ink: string;
}

/** Sliced bread in a paper band. */
export function bread(style: BreadStyle): Drawing {
  const isLoaf = style.shape === "loaf";
  const path = isLoaf ? breadPath : squareLoaf;
  const crumb = isLoaf
    ? `<path d="M36 48c-8-3-7-18 5-18 5-8 14-7 19-1 5-6 14-7 19 1 12 0 13 15 5 18v58H36z" fill="${style.crumb}"/>`
    : `<rect x="34" y="34" width="52" height="70" rx="5" fill="${style.crumb}"/><path d="M44 6h32v16H44z" fill="${palette.sky}"/>`;
  const printed = [
    crumb,
    `<rect x="20" y="${isLoaf ? 66 : 58}" width="80" height="32" fill="${style.band}"/>`,
    serif(58, isLoaf ? 92 : 84, 26, style.character, style.ink),
  ].join("");
  return {
    silhouette: path,
    art: cut("b", path, style.crust, printed),
    features: { family: "bread", ...style },
  };
}

const croissantPath =
  "M12 96c-4-10 2-20 10-24 4-18 18-28 38-28s34 10 38 28c8 4 14 14 10 24-2 6-8 8-14 4-6-4-10-10-16-12-10-4-26-4-36 0-6 2-10 8-16 12-6 4-12 2-14-4z";

export function croissant(): Drawing {
  const printed = `<g fill="#E8B468"><path d="M46 44h28l-6 46H52z"/><path d="M20 72l16-16 8 32-14 8z" opacity="0.8"/><path d="M100 72L84 56l-8 32 14 8z" opacity="0.8"/></g><g stroke="#A86A2C" stroke-width="3" fill="none" stroke-linecap="round"><path d="M46 46l6 42M74 46l-6 42M28 62l10 28M92 62L82 90"/></g><path d="M52 52h10" stroke="${light}" stroke-width="5" stroke-linecap="round"/>`;
  const dark = `<path d="M84 40c10 20 10 44 0 64h40V40z" fill="${shade}"/>`;
  return {
    silhouette: croissantPath,
    art: cut("b", croissantPath, "#D0924A", printed, dark),
    features: { family: "croissant" },
  };
}

const bunsPath =
  "M16 66c0-18 14-28 26-24 4-10 32-10 36 0 12-4 26 6 26 24l4 8v32a6 6 0 0 1-6 6H18a6 6 0 0 1-6-6V74z";

/** Steamed buns in a low tray. */
export function buns(character: string): Drawing {
  const printed = [
    '<g fill="#FBF3DF"><circle cx="34" cy="62" r="18"/><circle cx="86" cy="62" r="18"/><circle cx="60" cy="56" r="21"/></g>',
    `<path d="M48 42c6-4 14-4 20-2" stroke="#E2D6BB" stroke-width="3" fill="none" stroke-linecap="round"/>`,
    `<path d="M8 72h104v50H8z" fill="#B98A58"/><path d="M8 72h104v6H8z" fill="#D3A975"/>`,
    '<rect x="34" y="82" width="52" height="25" rx="2" fill="#FBF6EA"/>',
    serif(59, 103, 22, character, "#8A5C2E"),
  ].join("");
  return {
    silhouette: bunsPath,
    art: cut("b", bunsPath, "#EADCBD", printed, darkSide(90)),
    features: { family: "buns", character },
  };
}

const riceBallPath =
  "M60 14c7 0 11 4 14 9l35 66c6 12 0 22-12 22H23c-12 0-18-10-12-22l35-66c3-5 7-9 14-9z";

export interface RiceBallStyle {
  readonly nori: string;
  readonly noriShape: "square" | "wrap";
  readonly ribbon: string;
  readonly character: string;
}

export function riceBall(style: RiceBallStyle): Drawing {
  const nori =
    style.noriShape === "square"
      ? `<rect x="36" y="62" width="48" height="60" fill="${style.nori}"/>`
      : `<path d="M0 70c30-12 90-12 120 0v52H0z" fill="${style.nori}"/>`;
  const printed = [
    '<g fill="#EDE4CF"><ellipse cx="48" cy="46" rx="5" ry="2.600" transform="rotate(-30 48 46)"/><ellipse cx="66" cy="52" rx="5" ry="2.600" transform="rotate(20 66 52)"/><ellipse cx="57" cy="34" rx="5" ry="2.600"/><ellipse cx="24" cy="88" rx="5" ry="2.600" transform="rotate(-30 24 88)"/><ellipse cx="98" cy="92" rx="5" ry="2.600"/></g>',
    nori,
    '<circle cx="60" cy="86" r="17" fill="#E8EFE6"/>',
    serif(60, 94.5, 22, style.character, style.nori),
    `<path d="M57 8h6v34l-3 4-3-4z" fill="${style.ribbon}"/>`,
  ].join("");
  const dark = `<path d="M74 14l50 100H90z" fill="${shade}"/>`;
  return {
    silhouette: riceBallPath,
    art: cut("b", riceBallPath, "#FBF6EA", printed, dark),
    features: { family: "rice ball", ...style },
  };
}

const sandwichPath = "M18 104L92 20c4-4 10-2 10 4v82a6 6 0 0 1-6 6H22c-6 0-8-4-4-8z";

export interface SandwichStyle {
  readonly bread: string;
  readonly filling: string;
  readonly second: string;
  readonly label: string;
  readonly character: string;
}

/** Half a sandwich in its wedge of film. */
export function sandwich(style: SandwichStyle): Drawing {
  const printed = [
    `<path d="M4 112L100 4" stroke="${style.second}" stroke-width="44"/>`,
    `<path d="M4 112L100 4" stroke="${style.filling}" stroke-width="30"/>`,
    `<path d="M-6 104L90-4" stroke="#7DB56C" stroke-width="5" stroke-dasharray="7 4"/>`,
    `<path d="M4 112L100 4" stroke="#FFF8E6" stroke-width="10"/>`,
    `<path d="M46 122L122 36v86z" fill="${style.bread}"/>`,
    `<circle cx="82" cy="88" r="18" fill="${style.label}"/>`,
    serif(82, 97, 24, style.character, "#FFF8E6"),
  ].join("");
  const dark = `<path d="M92 10h20v110H92z" fill="${shade}"/>`;
  return {
    silhouette: sandwichPath,
    art: cut("b", sandwichPath, "#F3DDB0", printed, dark),
    features: { family: "sandwich", ...style },
  };
}

const bentoPath = "M16 46h88a8 8 0 0 1 8 8v50a8 8 0 0 1-8 8H16a8 8 0 0 1-8-8V54a8 8 0 0 1 8-8z";

/** A lunch box seen from above its edge: rice, meat, greens. */
export function bento(character: string): Drawing {
  const printed = [
    '<rect x="16" y="54" width="40" height="50" rx="4" fill="#FBF8EE"/>',
    '<g fill="#DDD5C0"><circle cx="28" cy="88" r="1.6"/><circle cx="36" cy="94" r="1.6"/><circle cx="44" cy="86" r="1.6"/></g>',
    '<rect x="60" y="54" width="44" height="27" rx="4" fill="#9A5428"/>',
    '<g stroke="#D68B4E" stroke-width="5" stroke-linecap="round"><path d="M68 76l6-16M80 76l6-16M92 76l6-16"/></g>',
    '<rect x="60" y="85" width="44" height="19" rx="4" fill="#5C9B5A"/>',
    '<g fill="#F2D04F"><circle cx="70" cy="94" r="4"/><circle cx="94" cy="92" r="4"/></g>',
    `<rect x="22" y="52" width="28" height="24" fill="${palette.tomato}"/>`,
    serif(36, 71, 19, character, "#FFF8E6"),
  ].join("");
  return {
    silhouette: bentoPath,
    art: cut("b", bentoPath, "#31302E", printed, darkSide(94)),
    features: { family: "bento", character },
  };
}

const eggPath =
  "M18 62c4-14 8-22 16-22 6 0 10 5 13 12 3-7 7-12 13-12s10 5 13 12c3-7 7-12 13-12 8 0 12 8 16 22 3 0 4 2 4 4l-4 42a6 6 0 0 1-6 5H24a6 6 0 0 1-6-5l-4-42c0-2 1-4 4-4z";

export function eggBox(text: string): Drawing {
  const printed = [
    '<path d="M10 64h100v60H10z" fill="#8FA3A0"/><path d="M10 64h100v6H10z" fill="#A9BBB7"/><path d="M26 80h68v22H26z" fill="#F4EFE2"/>',
    serif(60, 99, 20, text, "#3F5A56"),
    [29, 55, 81].map((x) => `<ellipse cx="${x}" cy="52" rx="3" ry="5" fill="${light}"/>`).join(""),
  ].join("");
  return {
    silhouette: eggPath,
    art: cut("b", eggPath, "#E6B98C", printed, darkSide(90)),
    features: { family: "egg box", text },
  };
}
