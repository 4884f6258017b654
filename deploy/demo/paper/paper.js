const slipsElement = document.getElementById("slips");
const stateElement = document.getElementById("state");
const emptyElement = document.getElementById("empty");

const lineDots = 30;

const states = {
  full: "纸够用 · Paper is loaded",
  "near-end": "快没纸了 · Paper is nearly empty",
  out: "没纸了，小票排队等着 · Out of paper, receipts wait",
};

function drawRun(run) {
  const element = document.createElement("span");
  element.className = `run${run.isBold ? " is-bold" : ""}${run.isInverse ? " is-inverse" : ""}`;
  element.textContent = run.text;
  element.style.left = `${run.atDots}px`;
  element.style.transform = `scale(${run.widthTimes}, ${run.heightTimes})`;
  return element;
}

function drawLine({ runs }) {
  const element = document.createElement("div");
  element.className = "row";
  const times = Math.max(1, ...runs.map((run) => run.heightTimes));
  element.style.height = `${24 * times + lineDots - 24}px`;
  element.append(...runs.map(drawRun));
  return element;
}

function drawPicture({ atDots, widthDots, heightDots, bits }) {
  const canvas = document.createElement("canvas");
  canvas.width = widthDots;
  canvas.height = heightDots;
  canvas.style.marginLeft = `${atDots}px`;
  const bytes = Uint8Array.from(atob(bits), (each) => each.charCodeAt(0));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#13201a";
  for (let y = 0; y < heightDots; y += 1)
    for (let x = 0; x < widthDots; x += 1) {
      const byte = bytes[y * (widthDots / 8) + (x >> 3)] ?? 0;
      if ((byte >> (7 - (x & 7))) & 1) pen.fillRect(x, y, 1, 1);
    }
  return canvas;
}

function drawPiece(piece) {
  if (piece.kind === "line") return [drawLine(piece)];
  return piece.kind === "picture" ? [drawPicture(piece)] : [];
}

let newest = 0;

function drawSlip(slip) {
  const element = document.createElement("article");
  element.className = `slip${slip.number > newest ? " is-new" : ""}`;
  element.setAttribute("aria-label", `小票 ${slip.number} · Receipt ${slip.number}`);
  element.append(...slip.pieces.flatMap(drawPiece));
  return element;
}

function draw({ supply, isOpen, slips }) {
  const printed = slips.filter((slip) => slip.pieces.length > 0);
  slipsElement.replaceChildren(...printed.map(drawSlip));
  newest = Math.max(newest, ...printed.map((slip) => slip.number));
  emptyElement.hidden = printed.length > 0;
  stateElement.textContent = isOpen ? "盖子开着 · The cover is open" : states[supply];
  stateElement.classList.toggle("needs-you", isOpen || supply !== "full");
}

new EventSource("/paper/events").addEventListener("message", (event) => {
  draw(JSON.parse(event.data));
});

document.querySelector(".keys").addEventListener("click", (event) => {
  const key = event.target.closest("button");
  if (key !== null)
    void fetch("/paper", { method: "POST", body: new URLSearchParams(key.dataset) });
});
