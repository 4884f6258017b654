import { cup } from "../cups.ts";
import { palette, type Drawing } from "../drawing.ts";
import { bento, bread, buns, croissant, riceBall, sandwich } from "../ready.ts";

export const bakery: Readonly<Record<string, Drawing>> = {
  "bread-wheat-400": bread({
    shape: "loaf",
    crust: "#D99A55",
    crumb: "#F9E7C4",
    band: "#7B4A2B",
    character: "麦",
    ink: "#F9E7C4",
  }),
  "bread-milk-380": bread({
    shape: "square",
    crust: "#E3B27A",
    crumb: "#FFF8EA",
    band: "#EAF3F8",
    character: "乳",
    ink: "#2F6C98",
  }),
  "croissant-75": croissant(),
  "mantou-300": buns("馒"),
  "onigiri-tuna": riceBall({
    nori: "#22372E",
    noriShape: "square",
    ribbon: palette.tomato,
    character: "鲔",
  }),
  "onigiri-floss": riceBall({
    nori: "#6B3A22",
    noriShape: "wrap",
    ribbon: palette.apricot,
    character: "松",
  }),
  "sandwich-egg": sandwich({
    bread: "#F6E3B8",
    filling: "#F4D35E",
    second: "#FFF8E6",
    label: "#6FA85A",
    character: "蛋",
  }),
  "sandwich-ham": sandwich({
    bread: "#C99560",
    filling: "#E88F93",
    second: "#F6CE72",
    label: "#B23A3A",
    character: "腿",
  }),
  "noodle-beef-105": cup({
    shape: "noodle",
    body: palette.tomato,
    lid: palette.cream,
    field: palette.butter,
    character: "面",
    ink: "#8C2A1B",
    motif: "wave",
  }),
  "noodle-seafood-100": cup({
    shape: "noodle",
    body: "#3F8FA8",
    lid: "#DDE6E0",
    field: "#FBE3CF",
    character: "鲜",
    ink: "#1F6076",
    motif: "shrimp",
  }),
  "salad-220": cup({
    shape: "bowl",
    body: "#A8CF7C",
    lid: "#D3E4C0",
    field: "#F3F7E6",
    character: "沙",
    ink: "#3F7A3C",
    motif: "leaf",
  }),
  "bento-teriyaki": bento("照"),
};
