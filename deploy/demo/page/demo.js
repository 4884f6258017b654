// Plays the shop: what lies on the tray, and what is taken from the shelves.
const links = [
  ["/go/kiosk", "自助收银", "Checkout"],
  ["/go/staff", "店员", "Staff"],
  ["/go/manager", "店长", "Manager"],
  ["/go/hq", "总部", "Headquarters"],
  ["/paper", "小票打印机", "Receipt paper"],
  ["/pay", "顾客的手机", "Customer's phone"],
];

const byId = (id) => document.getElementById(id);

function key(text, en, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(text, " ");
  const small = document.createElement("span");
  small.lang = "en";
  small.textContent = en;
  button.append(small);
  button.addEventListener("click", act);
  return button;
}

for (const [href, zh, en] of links) {
  const link = document.createElement("a");
  link.href = href;
  link.target = "_blank";
  link.rel = "noopener";
  link.append(zh);
  const small = document.createElement("span");
  small.lang = "en";
  small.textContent = en;
  link.append(small);
  byId("links").append(link);
}

async function post(path) {
  await fetch(path, { method: "POST" });
  await refresh();
}

async function drawScenes() {
  const { scenes, scene } = await (await fetch("/camera/scenes")).json();
  const shown = byId("scenes");
  if (shown.childElementCount === 0)
    for (const name of scenes) {
      const button = key("", name, () => post(`/camera/scene/${name}`));
      const picture = document.createElement("img");
      picture.src = `/camera/scenes/${name}.jpg`;
      picture.alt = "";
      picture.loading = "lazy";
      button.prepend(picture);
      button.dataset.scene = name;
      shown.append(button);
    }
  for (const button of shown.children)
    button.setAttribute("aria-pressed", String(button.dataset.scene === scene));
}

function shelfItem({ shelf }) {
  const item = document.createElement("li");
  item.dataset.shelf = shelf.id;
  for (const name of ["code", "count", "name"]) {
    const part = document.createElement("span");
    part.className = name;
    item.append(part);
  }
  const keys = document.createElement("span");
  keys.className = "keys";
  keys.append(
    key("拿一件", "Take", () => post(`/floor/${shelf.id}/take`)),
    key("放回", "Put back", () => post(`/floor/${shelf.id}/put-back`)),
    key("补满", "Restock", () => post(`/floor/${shelf.id}/restock`)),
  );
  item.append(keys);
  return item;
}

async function drawShelves() {
  const { shelves, life } = await (await fetch("/floor")).json();
  const list = byId("shelves");
  if (list.childElementCount === 0) list.append(...shelves.map(shelfItem));
  for (const [index, { shelf, name, pieces }] of shelves.entries()) {
    const item = list.children[index];
    item.classList.toggle("low", pieces < shelf.minimum);
    item.querySelector(".code").textContent = shelf.id;
    item.querySelector(".name").textContent = name;
    item.querySelector(".count").textContent = `${pieces} / ${shelf.capacity}`;
  }
  const button = byId("life");
  button.textContent = life ? "店里有人走动 · Life on: stop" : "店里没人 · Life off: start";
  button.setAttribute("aria-pressed", String(life));
  button.onclick = () => post(`/floor/life/${life ? "off" : "on"}`);
}

async function refresh() {
  await Promise.all([drawScenes(), drawShelves()]);
}

await refresh();
setInterval(() => void refresh(), 2_000);
