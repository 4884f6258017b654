import { bag } from "../bags.ts";
import { box } from "../cartons.ts";
import { cup } from "../cups.ts";
import { palette, type Drawing } from "../drawing.ts";
import { sausages } from "../household.ts";
import { lolly, tofu, tray } from "../trays.ts";

export const frozen: Readonly<Record<string, Drawing>> = {
  "salmon-180": tray({ shape: "long", tray: palette.night, content: "salmon", character: "鲑" }),
  "shrimp-250": bag({
    shape: "wide",
    body: "#4B7FAE",
    field: "#E8F1F8",
    character: "虾",
    ink: "#23507F",
    motif: "shrimp",
  }),
  "beef-rolls-200": tray({ shape: "deep", tray: "#F3F1EA", content: "rolls", character: "牛" }),
  "pork-belly-350": tray({ shape: "deep", tray: "#3C3A3F", content: "belly", character: "猪" }),
  "chicken-breast-400": tray({
    shape: "long",
    tray: "#4C78A0",
    content: "breast",
    character: "鸡",
  }),
  "dumplings-pork-500": bag({
    shape: "pillow",
    body: "#B84A4A",
    field: "#FBEFE2",
    character: "饺",
    ink: "#8C2230",
    motif: "dumplings",
  }),
  "dumplings-corn-500": bag({
    shape: "wide",
    body: "#6BAA75",
    field: "#F7F6E0",
    character: "饺",
    ink: "#33693F",
    motif: "corn",
  }),
  "tangyuan-400": box({
    shape: "flat",
    body: "#4A3F5E",
    strip: "#F1E9D8",
    text: "汤圆",
    ink: "#4A3F5E",
    motif: "sesame",
  }),
  "icecream-vanilla-90": cup({
    shape: "tub",
    body: "#FBF3DC",
    lid: "#E2B96A",
    field: "#F5DFA6",
    character: "香",
    ink: "#8A5C1A",
    motif: "flower",
  }),
  "icecream-matcha-90": cup({
    shape: "tub",
    body: "#E6EDD3",
    lid: "#7C9A4E",
    field: "#B4CB86",
    character: "抹",
    ink: "#46611F",
    motif: "leaf",
  }),
  "popsicle-red-bean": lolly("豆"),
  "tofu-400": tofu("嫩"),
  "sausage-240": sausages("肠"),
};
