import type { Locale } from "../../edge/domain/locale.ts";

const zh = {
  signIn: "登录",
  name: "姓名",
  pin: "密码",
  keypad: "数字键",
  clear: "清空",
  erase: "退一格",
  needsName: "先填姓名",
  needsPin: "再输密码",
  forgotten: "忘了密码，请找店长或技术员重设。",
  language: "Language: switch to English",
};

const en: typeof zh = {
  signIn: "Sign in",
  name: "Name",
  pin: "PIN",
  keypad: "Number keys",
  clear: "Clear",
  erase: "Back one digit",
  needsName: "Enter your name first",
  needsPin: "Now your PIN",
  forgotten: "Forgotten your PIN? The manager or a technician can set a new one.",
  language: "语言：换成中文",
};

/** What the sign-in of every staffed screen says. */
export const frameTexts: Readonly<Record<Locale, typeof zh>> = { "zh-CN": zh, en };
