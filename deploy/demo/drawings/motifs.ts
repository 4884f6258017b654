import { light } from "./drawing.ts";

/** Small pictures on packs, drawn around the origin, about 30 units wide. */
const motifs = {
  none: "",
  chips:
    '<g fill="#F6CE72"><ellipse cx="-10" cy="-6" rx="15" ry="8.5" transform="rotate(-22 -10 -6)"/><ellipse cx="12" cy="-4" rx="15" ry="8.5" transform="rotate(18 12 -4)"/></g><ellipse cx="1" cy="2" rx="16" ry="8.5" fill="#E5AE49"/>',
  popcorn:
    '<g fill="#FFF6E0"><circle cx="-12" r="7"/><circle cx="-5" cy="-7" r="7.5"/><circle cx="5" cy="-5" r="7.5"/><circle cx="13" cy="1" r="7"/><circle cx="-2" cy="3" r="8"/></g><g fill="#E3B25E"><circle cx="-10" cy="1" r="2.4"/><circle cx="4" cy="-4" r="2.4"/><circle cx="11" cy="3" r="2.2"/><circle cx="-2" cy="5" r="2.4"/></g>',
  crackers:
    '<g><circle cx="-9" cy="-2" r="11" fill="#FBF1DA"/><circle cx="10" cy="1" r="11" fill="#F2E2BE"/></g><g fill="#FFFFFF"><circle cx="-13" cy="-5" r="2.4"/><circle cx="-6" cy="-1" r="2.8"/><circle cx="7" cy="-2" r="2.6"/><circle cx="13" cy="4" r="2.6"/></g>',
  seeds:
    '<g fill="#2F2A28"><path d="M-14-8c6 4 6 12 0 18-6-6-6-14 0-18z"/><path d="M1-10c6 4 6 13 0 19-6-6-6-15 0-19z"/><path d="M15-7c6 4 6 12 0 18-6-6-6-14 0-18z"/></g><g stroke="#F4EFE2" stroke-width="1.8"><path d="M-14-4v9M1-6v10M15-3v9"/></g>',
  dumplings:
    '<g fill="#FBF3E2"><path d="M-22 6c2-16 20-18 24-2 0 5-20 8-24 2z"/><path d="M0 9c2-16 20-18 24-2 0 5-20 8-24 2z"/></g><g stroke="#DCC9A4" stroke-width="1.8" fill="none"><path d="M-17 0l3 5M-11-4l2 7M-5-3l0 6M5 3l3 5M11-1l2 7M17 0l0 6"/></g>',
  corn: '<path d="M-18-6c8-10 28-8 36 4-8 12-28 14-36 4-2-3-2-5 0-8z" fill="#F4CF58"/><g fill="#D9A72C"><circle cx="-9" cy="-4" r="2"/><circle cx="-1" cy="-6" r="2"/><circle cx="7" cy="-4" r="2"/><circle cx="-5" cy="2" r="2"/><circle cx="4" cy="2" r="2"/></g><path d="M-20 4c8-6 18-2 22 8-10 2-18 0-22-8z" fill="#6FA85A"/>',
  shrimp:
    '<path d="M-14 6c-4-14 10-22 22-16 10 5 10 18 0 22 4-8 0-14-6-14-6 0-6 6-2 10-6 3-12 2-14-2z" fill="#F2987A"/><g stroke="#FCD9C6" stroke-width="2.2" fill="none"><path d="M-8-6l4 6M0-11l2 7M9-9l-3 6"/></g><circle cx="-9" cy="1" r="1.6" fill="#5B3A2C"/>',
  mango:
    '<g fill="#F2A63C"><path d="M-20 6c2-14 12-18 18-14 2 8-6 18-18 14z"/><path d="M-2 9c2-14 12-18 18-14 2 8-6 18-18 14z"/></g><g stroke="#FBD590" stroke-width="2" fill="none"><path d="M-15 3c2-5 5-8 10-9M3 6c2-5 5-8 10-9"/></g>',
  nuts: '<path d="M-16-4c6-8 14-4 14 4s-8 10-14 6c-4-3-3-7 0-10z" fill="#B07A45"/><path d="M4-10c8-2 14 4 12 12-6 4-14 0-14-6 0-3 0-5 2-6z" fill="#D6A468"/><path d="M-4 8c4-6 14-6 16 2-4 6-14 6-16-2z" fill="#8A5530"/>',
  gummies:
    '<g><rect x="-18" y="-6" width="12" height="12" rx="5" fill="#E4574F"/><rect x="-4" y="-9" width="12" height="12" rx="5" fill="#F2B43D"/><rect x="8" y="-2" width="12" height="12" rx="5" fill="#5FA763"/><rect x="-10" y="2" width="12" height="12" rx="5" fill="#8A63B8"/></g>',
  hawthorn:
    '<g fill="#B92F2A"><circle cx="-11" cy="0" r="8.5"/><circle cx="9" cy="-3" r="8.5"/><circle cx="0" cy="6" r="8.5"/></g><g fill="#F0B9A2"><circle cx="-14" cy="-3" r="1.6"/><circle cx="6" cy="-6" r="1.6"/><circle cx="-2" cy="3" r="1.6"/></g>',
  drop: '<path d="M0-13c8 10 11 14 11 19a11 11 0 0 1-22 0c0-5 3-9 11-19z" fill="#7FB8DB"/><path d="M-5 5a6 6 0 0 0 4 6" stroke="#FFFFFF" stroke-width="2.4" fill="none" stroke-linecap="round"/>',
  leaf: '<path d="M-13 9c-2-14 8-22 26-20-1 16-10 24-26 20z" fill="#6FA85A"/><path d="M-12 9C-4 3 2-3 8-7" stroke="#E8F1DC" stroke-width="2" fill="none" stroke-linecap="round"/>',
  strawberry:
    '<path d="M0 13c-9-5-14-12-12-19 6-5 18-5 24 0 2 7-3 14-12 19z" fill="#DB4A4E"/><path d="M-9-7l4-5 5 3 5-3 4 5-9 3z" fill="#5C9B5A"/><g fill="#F9D9A0"><circle cx="-5" cy="-1" r="1.3"/><circle cx="4" cy="-1" r="1.300"/><circle cy="5" r="1.300"/></g>',
  flower:
    '<g fill="#FFFFFF" stroke="#DDC79A" stroke-width="1.2"><ellipse cy="-7" rx="4" ry="6"/><ellipse cy="-7" rx="4" ry="6" transform="rotate(72)"/><ellipse cy="-7" rx="4" ry="6" transform="rotate(144)"/><ellipse cy="-7" rx="4" ry="6" transform="rotate(216)"/><ellipse cy="-7" rx="4" ry="6" transform="rotate(288)"/></g><circle r="3.400" fill="#F2C658"/>',
  lavender:
    '<g fill="#B79BDB"><ellipse cy="-12" rx="3.400" ry="4.500"/><ellipse cx="-4" cy="-5" rx="3.400" ry="4.500"/><ellipse cx="4" cy="-5" rx="3.400" ry="4.500"/><ellipse cx="-4" cy="3" rx="3.400" ry="4.500"/><ellipse cx="4" cy="3" rx="3.400" ry="4.500"/></g><path d="M0-8v22" stroke="#7FA869" stroke-width="2.4" stroke-linecap="round"/>',
  wheat:
    '<g fill="#D9A04E"><ellipse cy="-13" rx="3.500" ry="6"/><ellipse cx="-6" cy="-6" rx="3.200" ry="6" transform="rotate(-28 -6 -6)"/><ellipse cx="6" cy="-6" rx="3.200" ry="6" transform="rotate(28 6 -6)"/><ellipse cx="-6" cy="3" rx="3.200" ry="6" transform="rotate(-28 -6 3)"/><ellipse cx="6" cy="3" rx="3.200" ry="6" transform="rotate(28 6 3)"/></g><path d="M0-8v24" stroke="#B07C36" stroke-width="2.2" stroke-linecap="round"/>',
  bean: '<ellipse rx="8" ry="12" fill="#4A2E22" transform="rotate(28)"/><path d="M5-10c-8 6-2 12-10 20" stroke="#8A5B42" stroke-width="2.2" fill="none"/>',
  bolt: '<path d="M4-17L-10 3h8l-3 14L10-4H2z" fill="#F6D94F"/>',
  wave: '<path d="M-26 2c5-7 9-7 13 0s9 7 13 0 9-7 13 0 9 7 13 0" stroke="#F6EBD3" stroke-width="4" fill="none" stroke-linecap="round"/>',
  stripes: `<g fill="${light}"><rect x="-50" y="-10" width="100" height="4"/><rect x="-50" y="-1" width="100" height="4"/><rect x="-50" y="8" width="100" height="4"/></g>`,
  chevrons: `<g fill="none" stroke="${light}" stroke-width="4"><path d="M-40 8l14-14L-12 8 2-6 16 8 30-6 44 8"/></g>`,
  bubbles: `<g fill="${light}"><circle cx="-14" cy="2" r="3.200"/><circle cx="-6" cy="7" r="2.200"/><circle cx="9" cy="1" r="2.600"/><circle cx="15" cy="7" r="2"/></g>`,
  mountains: '<path d="M-30 14l16-14 9 7 13-13 22 20z" fill="#DDB98A"/>',
  chili:
    '<path d="M-14 6C-2 10 12 4 15-10c3 12-8 24-20 23-6 0-9-3-9-7z" fill="#D8392E"/><path d="M15-10c-1-4 1-7 4-8" stroke="#5C9B5A" stroke-width="3" fill="none" stroke-linecap="round"/>',
  bee: '<ellipse rx="9" ry="7" fill="#F2C658"/><path d="M-3-6.500v13M3-6.500v13" stroke="#4A2E22" stroke-width="3"/><ellipse cx="-4" cy="-10" rx="6" ry="4" fill="#FFFFFF" transform="rotate(24 -4 -10)"/><ellipse cx="6" cy="-10" rx="6" ry="4" fill="#FFFFFF" transform="rotate(-24 6 -10)"/>',
  fish: '<path d="M-18 0c8-10 22-10 28-1l8-7v16l-8-7C4 10-10 10-18 0z" fill="#8FB6CC"/><circle cx="-10" cy="-2" r="1.800" fill="#23404F"/>',
  sesame:
    '<circle cx="-11" cy="2" r="11" fill="#FCFAF4"/><circle cx="11" cy="2" r="11" fill="#F3EEE0"/><path d="M11 2m-6 0a6 6 0 1 0 12 0c-4 2-8 2-12 0z" fill="#33302E"/>',
} as const;

export type Motif = keyof typeof motifs;

/** The motif with its middle at this place. */
export function motifAt(motif: Motif, x: number, y: number, size = 1): string {
  if (motif === "none") return "";
  return `<g transform="translate(${x} ${y}) scale(${size})">${motifs[motif]}</g>`;
}
