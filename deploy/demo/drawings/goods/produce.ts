import type { Drawing } from "../drawing.ts";
import { banana, grapes, mandarin, orange, pear, roundApple, tallApple, tomato } from "../fruit.ts";
import { enoki } from "../household.ts";
import { tray } from "../trays.ts";
import { aubergine, bokChoy, broccoli, carrot, cucumber, potato } from "../vegetables.ts";

export const produce: Readonly<Record<string, Drawing>> = {
  "fuji-apple": roundApple({ skin: "#D4503E", streaks: "#EFA26B" }),
  "gala-apple": roundApple({ skin: "#EDA24F", streaks: "#CF4B38" }),
  "huaniu-apple": tallApple("#8C2334"),
  banana: banana(),
  "navel-orange": orange(),
  mandarin: mandarin(),
  "crown-pear": pear(),
  "kyoho-grape": grapes(),
  tomato: tomato(),
  cucumber: cucumber(),
  potato: potato(),
  carrot: carrot(),
  aubergine: aubergine(),
  "bok-choy": bokChoy(),
  broccoli: broccoli(),
  "strawberry-300": tray({
    shape: "long",
    tray: "#DCE8EC",
    content: "strawberries",
    character: "",
  }),
  "blueberry-125": tray({ shape: "deep", tray: "#E6E9F2", content: "blueberries", character: "" }),
  "enoki-200": enoki(),
};
