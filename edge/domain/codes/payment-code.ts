import type { Reading } from "./reading.ts";

/**
 * The code that a customer's wallet shows. Some scale labels and even RFID tags look the same, so
 * only the pay screen may take a code for one.
 * @see WeChat Pay codepay `auth_code`, Alipay `alipay.trade.pay` `auth_code`
 */
export function readPaymentCode(digits: string): Reading[] {
  if (/^1[0-5]\d{16}$/.test(digits))
    return [{ scheme: "payment", valid: true, provider: "wechat" }];
  if (/^(2[5-9]|30)\d{14,22}$/.test(digits))
    return [{ scheme: "payment", valid: true, provider: "alipay" }];
  return [];
}
