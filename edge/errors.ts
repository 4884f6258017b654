/**
 * Every operating error that the product can raise: what happened, and what a person can do.
 * A code is never given a second meaning.
 * `status` is the HTTP status under which a screen or an integrator sees the code.
 */
export const errorCatalogue = {
  ALERT_CLOSED: {
    status: 409,
    en: "This alert is already settled. Nothing is left to do.",
    zh: "这条告警已经处理完了。",
  },
  ALREADY_ANSWERED: {
    status: 409,
    en: "Somebody has answered for this already. Nothing is left to do.",
    zh: "这一项已经处理过了，不用再做。",
  },
  BACKUP_NOT_SOUND: {
    status: 422,
    en: "This copy of the ledger is damaged or is no ledger. Nothing was changed. Take another copy.",
    zh: "这份账本副本已损坏，或不是账本。没有任何改动。请换一份副本。",
  },
  BASKET_BEING_PAID: {
    status: 409,
    en: "A payment of this basket is under way. Wait for it, or cancel the basket.",
    zh: "正在付款。请等付款结束，或取消后重来。",
  },
  BASKET_EMPTY: {
    status: 422,
    en: "There is nothing to pay yet. Put goods in the basket first.",
    zh: "还没有商品。请先放入商品。",
  },
  BASKET_NEEDS_STAFF: {
    status: 409,
    en: "A colleague must look at these goods before they are paid. Help is on its way.",
    zh: "付款前需要店员看一下商品，店员马上就到。",
  },
  BASKET_NOT_FOUND: {
    status: 404,
    en: "This basket is not known here. Open a new one.",
    zh: "没有这个购物篮。请重新开始。",
  },
  BASKET_CLOSED: {
    status: 409,
    en: "This basket is already paid, parked or cancelled. Open a new one.",
    zh: "这个购物篮已经结束。请重新开始。",
  },
  CODE_UNKNOWN: {
    status: 404,
    en: "No product has this code. Turn the barcode up and scan again, or choose the product.",
    zh: "没认出这个码。把条码朝上再扫一下，或者自己选商品。",
  },
  CONFIG_INVALID: {
    status: 500,
    en: "The settings contain a mistake. Correct the named key and start again.",
    zh: "设置有误。请改正提示的那一项，再启动。",
  },
  CORE_UNREACHABLE: {
    status: 503,
    en: "The box does not answer. Start it with `npm start` and try again.",
    zh: "主机没有回应。请用 npm start 启动后再试。",
  },
  DATA_NEWER_THAN_PROGRAM: {
    status: 500,
    en: "This data directory was written by a newer version. Install that version, or name another directory in TILLBOX_DATA.",
    zh: "数据目录来自更新的版本。请安装那个版本，或用 TILLBOX_DATA 指定别的目录。",
  },
  DATA_IN_USE: {
    status: 409,
    en: "Another Tillbox is using this data directory. Stop it, or name another directory in TILLBOX_DATA.",
    zh: "另一个 Tillbox 正在使用这个数据目录。请先停掉它，或用 TILLBOX_DATA 指定别的目录。",
  },
  DELIVERY_NOT_OPEN: {
    status: 409,
    en: "There is no such delivery, or it has an invoice already. Check the number.",
    zh: "没有这次入库，或者它已经有发票。请核对编号。",
  },
  DISK_FULL: {
    status: 507,
    en: "The disk is full. Nothing of this was kept. Free some space; selling goes on by itself.",
    zh: "磁盘满了，这一步没有保存。请腾出空间，之后会自动恢复。",
  },
  FORBIDDEN: {
    status: 403,
    en: "This is not allowed for this role. Ask a colleague who may do it.",
    zh: "当前身份不能做这件事。请找有权限的同事。",
  },
  GOODS_EXPIRED: {
    status: 409,
    en: "These goods are past their date and are not sold. Please hand them to a colleague.",
    zh: "这件商品已过期，不能出售。请交给店员。",
  },
  GOODS_RECALLED: {
    status: 409,
    en: "This lot was recalled or held back and is not sold. Please hand it to a colleague.",
    zh: "这批商品已召回或停售，不能出售。请交给店员。",
  },
  HQ_UNREACHABLE: {
    status: 503,
    en: "Headquarters does not answer. The shop goes on; everything is sent when it is back.",
    zh: "总部没有回应。门店照常营业，恢复后会自动补传。",
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    en: "This key was used for another request. Use a new key.",
    zh: "这个请求编号已经用过。请换一个新编号。",
  },
  IMAGE_TOO_LARGE: {
    status: 413,
    en: "The picture has too many pixels. Send at most 20 megapixels.",
    zh: "图片太大。最多两千万像素。",
  },
  IMAGE_UNREADABLE: {
    status: 415,
    en: "This is not a JPEG or PNG picture, or it is damaged. Take the picture again.",
    zh: "这不是可用的 JPEG 或 PNG 图片。请重新拍一张。",
  },
  INTERNAL_ERROR: {
    status: 500,
    en: "The box made a mistake. Try again; if it stays, give the log to the technician.",
    zh: "主机内部出错。请再试一次；如果还是不行，请把日志交给技术人员。",
  },
  INVOICE_KNOWN: {
    status: 409,
    en: "This supplier's invoice is booked already. Check the number.",
    zh: "这张发票已经登记过。请核对发票号。",
  },
  JOURNAL_UNBALANCED: {
    status: 422,
    en: "Debits and credits differ. Correct the amounts.",
    zh: "借贷不平。请改正金额。",
  },
  LOGIN_LOCKED: {
    status: 429,
    en: "Too many wrong PINs. Wait until the time shown, then try again.",
    zh: "密码错了太多次。请过一会儿再试。",
  },
  LOGIN_REFUSED: {
    status: 401,
    en: "This name and PIN do not match. Try again.",
    zh: "姓名和密码不符。请再试一次。",
  },
  LOSS_PENDING: {
    status: 409,
    en: "Losses or gains still wait for an answer. Answer for them, then close the period.",
    zh: "还有待处理的损溢。请先处理，再结账。",
  },
  LOT_UNKNOWN: {
    status: 404,
    en: "No lot of this name was received. Check the label.",
    zh: "没有收过这个批号。请核对标签。",
  },
  MEMBER_UNKNOWN: {
    status: 404,
    en: "No member has this card. Check the number.",
    zh: "没有这张会员卡。请核对卡号。",
  },
  MIGRATION_CHANGED: {
    status: 500,
    en: "A migration that already ran was edited. Restore it and add a new one.",
    zh: "已执行的数据库升级脚本被改动。请恢复原样，另加一个新的。",
  },
  MODEL_UNUSABLE: {
    status: 500,
    en: "The camera's model is missing or damaged. Run the set-up again; barcodes work meanwhile.",
    zh: "识别模型缺失或损坏。请重新运行安装；期间可以扫条码。",
  },
  NAME_TAKEN: {
    status: 409,
    en: "Somebody or something has this name already. Choose another one.",
    zh: "这个名字已有人使用。请换一个。",
  },
  NOT_FOUND: {
    status: 404,
    en: "There is nothing at this address.",
    zh: "没有找到。",
  },
  ORDER_CLOSED: {
    status: 409,
    en: "This order is closed; nothing more is expected for it.",
    zh: "这张订单已经关闭，不再收货。",
  },
  ORDER_NOT_FOUND: {
    status: 404,
    en: "There is no such order.",
    zh: "没有这张订单。",
  },
  ORIGIN_REFUSED: {
    status: 403,
    en: "This page does not belong to the box. Open the box's own address.",
    zh: "这个网页不是本机的页面。请打开主机自己的地址。",
  },
  PAYMENT_TOO_LARGE: {
    status: 409,
    en: "This is more than is still open. Check the amount.",
    zh: "付款超过未付金额。请核对。",
  },
  PERIOD_LOCKED: {
    status: 409,
    en: "This period is locked. Book the correction on a later day.",
    zh: "这个账期已经锁定。请在之后的日期做更正。",
  },
  PERIOD_NOT_OVER: {
    status: 409,
    en: "This day is not over yet. Lock or close a period that has ended.",
    zh: "这一天还没结束。只能锁定已经结束的账期。",
  },
  PLACE_UNKNOWN: {
    status: 404,
    en: "There is no such place in this shop. Choose another, or add it first.",
    zh: "门店里没有这个位置。请另选，或先添加。",
  },
  PORT_IN_USE: {
    status: 500,
    en: "Another program uses this port. Stop it, or choose another port with the named setting.",
    zh: "端口被占用。请停掉占用的程序，或在设置里换一个端口。",
  },
  PRINTER_UNREACHABLE: {
    status: 503,
    en: "The receipt printer does not answer. Check its cable and paper; the receipt waits.",
    zh: "小票打印机没有回应。请检查连线和纸；小票会排队等着。",
  },
  PRODUCT_UNKNOWN: {
    status: 404,
    en: "There is no product with this number. Check it, or add the product first.",
    zh: "没有这个商品。请核对编号，或先建商品。",
  },
  PROMOTION_INVALID: {
    status: 422,
    en: "This promotion contradicts itself. Correct the named field.",
    zh: "这条促销规则自相矛盾。请改正提示的那一项。",
  },
  RECOUNT_NEEDED: {
    status: 409,
    en: "These counts are far from the books. Somebody else must count them once more.",
    zh: "这些数和账上差得多。请换个人再数一遍。",
  },
  REPORT_UNKNOWN: {
    status: 404,
    en: "There is no report of this name. Choose one that is listed.",
    zh: "没有这个报表。请从列出的报表中选择。",
  },
  REFUND_TOO_MUCH: {
    status: 409,
    en: "More would come back than was sold. Check the receipt and what came back before.",
    zh: "退的比买的多。请核对小票和之前的退货。",
  },
  REQUEST_INVALID: {
    status: 400,
    en: "The request is not understood. Correct the named field.",
    zh: "请求内容有误。请改正提示的那一项。",
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    en: "The request is too long. Send it in smaller parts.",
    zh: "请求内容太大。请分几次发送。",
  },
  SALE_NOT_FOUND: {
    status: 404,
    en: "There is no such sale.",
    zh: "没有这笔销售。",
  },
  SHIFT_CLOSED: {
    status: 409,
    en: "This shift is closed. Open a new one.",
    zh: "这一班已经交班。请重新开班。",
  },
  SHIFT_OPEN: {
    status: 409,
    en: "This drawer has an open shift. Close it first.",
    zh: "这个钱箱还有未交的班。请先交班。",
  },
  STATEMENT_KNOWN: {
    status: 409,
    en: "This file was taken already. Nothing was changed.",
    zh: "这个对账单已经导入过，没有改动。",
  },
  STATEMENT_UNREADABLE: {
    status: 422,
    en: "This file is not a statement of this provider. Download it again and check the provider.",
    zh: "这个文件不是该渠道的对账单。请重新下载，并核对渠道。",
  },
  STOCKTAKE_NOT_FOUND: {
    status: 404,
    en: "There is no such stocktake.",
    zh: "没有这次盘点。",
  },
  STOCKTAKE_POSTED: {
    status: 409,
    en: "This stocktake is posted already. Open a new one.",
    zh: "这次盘点已经入账。请另开一次。",
  },
  STOCK_BY_HAND: {
    status: 422,
    en: "The stock account follows the goods and is not posted to by hand. Book a delivery, write-off or count.",
    zh: "库存科目随商品变动，不能手工记账。请登记入库、报损或盘点。",
  },
  STOCK_TOO_LOW: {
    status: 409,
    en: "There is not so much of it in that place. Count it, or book the delivery first.",
    zh: "那里没有这么多。请先清点，或先登记到货。",
  },
  STORAGE_FAILED: {
    status: 503,
    en: "The ledger could not be written. Nothing of this was kept; try again.",
    zh: "账本写入失败，这一步没有保存。请再试一次。",
  },
  STORAGE_OPEN_FAILED: {
    status: 500,
    en: "The ledger file cannot be opened. Check the disk and the file's owner.",
    zh: "打不开账本文件。请检查磁盘和文件权限。",
  },
  TENDER_REFUSED: {
    status: 422,
    en: "This payment does not fit the basket. Check the amount.",
    zh: "这笔付款和金额对不上。请核对。",
  },
  TRANSFER_NOT_FOUND: {
    status: 404,
    en: "There is no such transfer.",
    zh: "没有这张调拨单。",
  },
  TRANSFER_SETTLED: {
    status: 409,
    en: "This transfer is settled already.",
    zh: "这张调拨单已经结清。",
  },
  TRANSFER_UNBALANCED: {
    status: 422,
    en: "What arrived, came back and is lost must add up to what was shipped.",
    zh: "收到、退回、丢失的数量加起来要等于发出的数量。",
  },
  UNAUTHENTICATED: {
    status: 401,
    en: "Sign in first, or send an API key.",
    zh: "请先登录，或带上接口密钥。",
  },
  VISION_UNAVAILABLE: {
    status: 503,
    en: "The camera checkout is starting again. Scan the barcodes meanwhile.",
    zh: "摄像头识别正在恢复。请先扫条码。",
  },
} as const satisfies Record<string, { status: number; en: string; zh: string }>;

export type ErrorCode = keyof typeof errorCatalogue;

/** Something outside the program went wrong; `code` says what a person can do about it. */
export class OperatingError extends Error {
  override readonly name = "OperatingError";
  readonly code: ErrorCode;
  /** What exactly: a file, a port, a field. Never a secret. */
  readonly detail: string;

  constructor(code: ErrorCode, detail = "", options: { cause?: unknown } = {}) {
    super(`${code}: ${errorCatalogue[code].en}${detail === "" ? "" : ` (${detail})`}`, options);
    this.code = code;
    this.detail = detail;
  }
}
