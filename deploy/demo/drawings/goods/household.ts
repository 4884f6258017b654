import { carrierBag, softPack } from "../bags.ts";
import { bottle, pump, tubeOf } from "../bottles.ts";
import { tissueBox } from "../cartons.ts";
import type { Drawing } from "../drawing.ts";
import { blister, rolls } from "../household.ts";

export const household: Readonly<Record<string, Drawing>> = {
  "tissue-box": tissueBox("柔"),
  "toilet-roll-4": rolls("卷"),
  "wet-wipes-80": softPack({
    body: "#7DB8D6",
    flap: "#F4FAFD",
    character: "湿",
    ink: "#1F587C",
    motif: "drop",
  }),
  "detergent-1kg": bottle({
    shape: "jug",
    body: "#8E73B8",
    cap: "#5B3F8A",
    label: "#F5F0FA",
    character: "衣",
    ink: "#5B3F8A",
    motif: "lavender",
  }),
  "dish-soap-500": bottle({
    shape: "short",
    body: "#DDE27A",
    cap: "#8FA02C",
    label: "#F9FAE0",
    character: "洁",
    ink: "#6B7A14",
    motif: "none",
  }),
  "hand-soap-300": pump({
    shape: "round",
    body: "#E9A9A0",
    head: "#B9685E",
    label: "#FFF5F2",
    character: "手",
    ink: "#A0463A",
    motif: "none",
  }),
  "shampoo-400": pump({
    shape: "tall",
    body: "#4F8F9B",
    head: "#2E4F58",
    label: "#EEF6F6",
    character: "发",
    ink: "#23616C",
    motif: "leaf",
  }),
  "toothpaste-120": tubeOf({
    body: "#F6FAF9",
    cap: "#4BA08C",
    character: "牙",
    ink: "#23705E",
    motif: "leaf",
  }),
  "toothbrush-2": blister({
    card: "#F2B9A4",
    shell: "#FDF3EC",
    content: "brushes",
    character: "刷",
    ink: "#8C3A22",
  }),
  "batteries-4": blister({
    card: "#3A5C8C",
    shell: "#E9EEF4",
    content: "cells",
    character: "电",
    ink: "#FFFFFF",
  }),
  "shopping-bag": carrierBag({ body: "#DCC19C", character: "禾", ink: "#6F4B22" }),
};
