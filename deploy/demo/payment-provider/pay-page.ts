import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { escapeHtml, readBody, send, type Route } from "../route.ts";
import type { HeldPayment, SimulatedProvider } from "./simulated-provider.ts";

const css = readFileSync(new URL("./pay.css", import.meta.url), "utf8");

function yuan(fen: number): string {
  return `<span class="yen">¥</span>${(fen / 100).toFixed(2)}`;
}

/** What a payer reads about each state, in both languages. */
const words: Readonly<Record<HeldPayment["state"], readonly [zh: string, en: string]>> = {
  waiting: ["等你确认", "Waiting for you"],
  paid: ["付好了", "Paid"],
  declined: ["没有付", "Not paid"],
  expired: ["过时了，没有付", "Too late, not paid"],
  reversed: ["已退回", "Paid back"],
};

const methods: Readonly<Record<HeldPayment["method"], readonly [zh: string, en: string]>> = {
  card: ["银行卡", "Bank card"],
  qr: ["手机", "Phone"],
  wallet: ["会员余额", "Member balance"],
};

function page(title: string, body: string, refreshSeconds = 0): string {
  const refresh =
    refreshSeconds > 0 ? `<meta http-equiv="refresh" content="${refreshSeconds}">` : "";
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh}
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/pay/pay.css">
</head>
<body>
${body}
</body>
</html>
`;
}

function two(zh: string, en: string): string {
  return `<span class="zh">${zh}</span> <span class="en" lang="en">${en}</span>`;
}

const note = two("演示用的付款，不会动真的钱。", "A payment for the demo. No real money moves.");

function paymentPage(payment: HeldPayment): string {
  const [zh, en] = words[payment.state];
  const keys = `<form method="post" action="/pay/${payment.reference}">
<button class="main" name="answer" value="paid">${two("付款", "Pay")}</button>
<button class="plain" name="answer" value="declined">${two("拒绝", "Decline")}</button>
</form>`;
  return page(
    "付款 · Pay",
    `<main class="${payment.state}">
<h1>${two(zh, en)}</h1>
<section class="slip" aria-label="付款单 Payment">
<p class="what">${escapeHtml(payment.description)}</p>
<p class="amount">${yuan(payment.amount)}</p>
<p class="number">${payment.reference}</p>
</section>
${payment.state === "waiting" ? keys : ""}
<p class="note">${note}</p>
</main>`,
  );
}

function listPage(payments: readonly HeldPayment[]): string {
  const rows = payments.slice(0, 20).map((payment) => {
    const [zh, en] = words[payment.state];
    const [methodZh, methodEn] = methods[payment.method];
    return `<li class="${payment.state}"><a href="/pay/${payment.reference}">
<b>${yuan(payment.amount)}</b>
<span>${two(methodZh, methodEn)}</span>
<span class="state">${two(zh, en)}</span></a></li>`;
  });
  const none = `<li class="none">${two("还没有人付款。", "Nobody has paid yet.")}</li>`;
  return page(
    "顾客的手机和卡 · The customer's phone and card",
    `<main>
<h1>${two("顾客的手机和卡", "The customer's phone and card")}</h1>
<ul class="slip">${rows.length > 0 ? rows.join("\n") : none}</ul>
<p class="note">${note}</p>
</main>`,
    3,
  );
}

const gone = page(
  "没有这笔付款 · No such payment",
  `<main><h1>${two("没有这笔付款", "There is no such payment")}</h1></main>`,
);

async function takeAnswer(
  provider: SimulatedProvider,
  request: IncomingMessage,
  reference: string,
): Promise<void> {
  const site = request.headers["sec-fetch-site"] ?? "same-origin";
  const answer = new URLSearchParams(await readBody(request)).get("answer");
  if (site === "same-origin" && (answer === "paid" || answer === "declined"))
    provider.answer(reference, answer);
}

/** The customer's side under `/pay`: a list of payments, and one page each with 付款 and 拒绝. */
export function payPage(provider: SimulatedProvider): Route {
  return async (request, response) => {
    const path = new URL(request.url ?? "/", "http://demo").pathname;
    if (path !== "/pay" && !path.startsWith("/pay/")) return false;
    const reference = path.slice("/pay/".length);
    const payment = provider.findByReference(reference);
    if (reference === "pay.css") send(response, 200, "text/css", css);
    else if (reference === "") send(response, 200, "text/html", listPage(provider.list()));
    else if (payment === undefined) send(response, 404, "text/html", gone);
    else if (request.method !== "POST") send(response, 200, "text/html", paymentPage(payment));
    else {
      await takeAnswer(provider, request, reference);
      send(response, 303, "text/plain", "", { location: `/pay/${reference}` });
    }
    return true;
  };
}
