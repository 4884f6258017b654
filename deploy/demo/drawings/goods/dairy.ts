import { bottle } from "../bottles.ts";
import { box, brick, gableCarton } from "../cartons.ts";
import { cup } from "../cups.ts";
import { palette, type Drawing } from "../drawing.ts";
import { eggBox } from "../ready.ts";

export const dairy: Readonly<Record<string, Drawing>> = {
  "milk-fresh-950": gableCarton({
    roof: "#3F7FB3",
    body: palette.milk,
    foot: "hills",
    footColour: "#8CC08B",
    character: "奶",
    ink: "#24557F",
  }),
  "milk-lowfat-950": gableCarton({
    roof: "#6FA8A0",
    body: palette.milk,
    foot: "stripes",
    footColour: "#9CCFC4",
    character: "低",
    ink: "#2E6B63",
  }),
  "milk-oat-1l": gableCarton({
    roof: "#C89B5A",
    body: "#FBF5E6",
    foot: "fields",
    footColour: "#E5CD9B",
    character: "燕",
    ink: "#7A5521",
  }),
  "milk-uht-250": brick({
    body: palette.milk,
    band: "#5E9BD0",
    straw: "#A9CBE8",
    character: "纯",
    ink: "#24557F",
    motif: "none",
  }),
  "milk-cocoa-250": brick({
    body: "#C79A74",
    band: palette.cocoa,
    straw: "#DDB98A",
    character: "可",
    ink: "#43281C",
    motif: "bean",
  }),
  "yogurt-plain-150": cup({
    shape: "yogurt",
    body: "#FAF7EF",
    lid: "#7A86C2",
    field: "#A9B2DE",
    character: "酪",
    ink: "#4B5796",
    motif: "none",
  }),
  "yogurt-strawberry-150": cup({
    shape: "yogurt",
    body: "#FBE7E6",
    lid: "#D4606C",
    field: "#F2A9AF",
    character: "莓",
    ink: "#8E2B3B",
    motif: "strawberry",
  }),
  "yogurt-drink-210": bottle({
    shape: "short",
    body: "#FBF1DC",
    cap: palette.tomato,
    label: "#F2C7A0",
    character: "菌",
    ink: "#A23A22",
    motif: "none",
  }),
  "cheese-slices-166": box({
    shape: "flat",
    body: palette.butter,
    strip: "#FFF7DD",
    text: "芝士",
    ink: "#A0691A",
    motif: "none",
  }),
  "butter-200": box({
    shape: "low",
    body: "#E9EEF1",
    strip: palette.sky,
    text: "黄油",
    ink: "#FFFFFF",
    motif: "flower",
  }),
  "eggs-10": eggBox("鲜蛋"),
};
