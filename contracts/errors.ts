/**
 * The error catalogue. Every refusal has one entry: a number that never changes, and a sentence in
 * both languages that can be shown as it is and says what happened to the money.
 *
 * Codes below 10000 are LeanCloud's own (docs/decisions/0003-leancloud-as-a-protocol.md); ours begin at 10000.
 */
type Entry = {
  code: number
  status: number
  zh: string
  en: string
  /** What the wire says where LeanCloud's own words are fixed; elsewhere it is the Chinese sentence. */
  wire?: string
}

export const errors = {
  INVALID_INPUT: {
    code: 10000,
    status: 400,
    zh: '填写的内容不对，没有扣款。',
    en: 'Something in the request does not fit; nothing was charged.',
  },
  NO_SUCH_PROJECT: {
    code: 10001,
    status: 400,
    zh: '没有找到这个项目，没有扣款。',
    en: 'There is no such project; nothing was charged.',
  },
  PROJECT_NOT_STARTED: {
    code: 10002,
    status: 400,
    zh: '项目还没有开始，没有扣款。',
    en: 'The project has not started yet; nothing was charged.',
  },
  PROJECT_ENDED: {
    code: 10003,
    status: 400,
    zh: '项目已经结束，没有扣款。',
    en: 'The project has ended; nothing was charged.',
  },
  CERTIFICATE_EXPIRED: {
    code: 10004,
    status: 400,
    zh: '慈善组织的公开募捐资格证书已到期，没有扣款。',
    en: 'The charity’s fundraising certificate has expired; nothing was charged.',
  },
  RECORD_NUMBER_MISSING: {
    code: 10005,
    status: 400,
    zh: '项目没有有效的备案编号，暂不能捐，没有扣款。',
    en: 'The project has no valid record number; nothing was charged.',
  },
  REPORT_LATE: {
    code: 10006,
    status: 400,
    zh: '项目的报告晚了，收到前先不收新捐款，没有扣款。',
    en: 'The project’s report is late: no new gifts until it arrives; nothing was charged.',
  },
  CONFIRM_LARGE_AMOUNT: {
    code: 10007,
    status: 400,
    zh: '数目较大，请再看一眼，还没有扣款。',
    en: 'A large sum: please look once more; nothing was charged yet.',
  },
  KEY_REUSED: {
    code: 10008,
    status: 400,
    zh: '这个编号已用于另一个请求，钱没有变动。',
    en: 'This key belongs to another request; no money moved.',
  },
  NO_SUCH_GIFT: {
    code: 10009,
    status: 400,
    zh: '没有找到这笔捐款。',
    en: 'There is no such gift.',
  },
  GIFT_CLOSED: {
    code: 10010,
    status: 400,
    zh: '这笔捐款没有付成，已经关闭，没有扣款。',
    en: 'This gift was not paid and is closed; nothing was charged.',
  },
  GIFT_NOT_SETTLED: {
    code: 10011,
    status: 400,
    zh: '这笔捐款还没有记到账上，钱没有变动。',
    en: 'This gift is not settled; no money moved.',
  },
  UNDO_TOO_LATE: {
    code: 10012,
    status: 400,
    zh: '已过 24 小时，可以申请退款，钱没有变动。',
    en: 'More than 24 hours have passed: you can ask for a refund; no money moved.',
  },
  REFUND_TOO_LARGE: {
    code: 10013,
    status: 400,
    zh: '退款超过还能退的数目，钱没有变动。',
    en: 'The refund is more than what is left of the gift; no money moved.',
  },
  REFUND_UNDER_WAY: {
    code: 10014,
    status: 400,
    zh: '这笔捐款正在退款，请等它完成，不会重复退。',
    en: 'A refund of this gift is under way; it will not be refunded twice.',
  },
  TEXT_REFUSED: {
    code: 10015,
    status: 400,
    zh: '名字或留言没有通过内容检查，改一改再试，没有扣款。',
    en: 'The name or the words did not pass the content check; nothing was charged.',
  },
  PAYMENT_UNAVAILABLE: {
    code: 10016,
    status: 400,
    zh: '支付服务这会儿连不上，没有扣款。过一会儿再试？',
    en: 'The payment service cannot be reached; nothing was charged. Try again shortly?',
  },
  BUSY: {
    code: 10017,
    status: 400,
    zh: '人多，请稍等；没有扣款。',
    en: 'Busy, please wait; nothing was charged.',
  },
  CHECKING: {
    code: 10018,
    status: 400,
    zh: '正在核对，先别重复付款；若已扣款，一定会记上。',
    en: 'Checking. Don’t pay again; any charge will be recorded.',
  },
  EARLIER_GIFT: {
    code: 10020,
    status: 400,
    zh: '前一笔可能已付，先核对它；这一笔没有开始，没有扣款。',
    en: 'Your gift before this may be paid, so it is checked first; this one was not begun, nothing was charged.',
  },
  ACCOUNT_BLOCKED: {
    code: 10019,
    status: 400,
    zh: '微信暂时限制了这个账号登录，没有扣款。',
    en: 'WeChat limits this account for now; nothing was charged.',
  },
  NO_SUCH_ALARM: {
    code: 10030,
    status: 400,
    zh: '没有找到这条待核对的记录，钱没有变动。',
    en: 'There is no such open alarm; no money moved.',
  },
  ALARM_NOT_BOOKABLE: {
    code: 10031,
    status: 400,
    zh: '这条记录不能入账，钱没有变动。',
    en: 'This alarm tells of no refund that can be booked; no money moved.',
  },
  PAGE_NOT_SHARED: {
    code: 10040,
    status: 400,
    zh: '这个页面不能分享。',
    en: 'This page is not for sharing.',
  },
  NO_SUCH_SHARE: {
    code: 10041,
    status: 400,
    zh: '没有找到这张卡片。',
    en: 'There is no such card.',
  },
  PROJECT_OF_ANOTHER_CHARITY: {
    code: 10050,
    status: 400,
    zh: '一个红包里的项目要属于同一家慈善组织，没有扣款。',
    en: 'The projects of an envelope belong to one charity; nothing was charged.',
  },
  NO_SUCH_ENVELOPE: {
    code: 10051,
    status: 400,
    zh: '没有找到这个爱心红包。',
    en: 'There is no such envelope.',
  },
  OWN_ENVELOPE: {
    code: 10052,
    status: 400,
    zh: '这是你送出的爱心红包，由朋友来选它去哪儿。',
    en: 'This is your own envelope: your friends choose where it goes.',
  },
  ENVELOPE_ENDED: {
    code: 10053,
    status: 400,
    zh: '来晚一步，这个爱心红包已经结束，里面的捐款早已送到。',
    en: 'Too late: this envelope has ended, and what was in it has been given.',
  },
  ENVELOPE_ALL_OPENED: {
    code: 10054,
    status: 400,
    zh: '都点亮了，每一份都有人打开了。',
    en: 'All lit: every portion has been opened.',
  },
  NO_SUCH_PORTION: {
    code: 10055,
    status: 400,
    zh: '没有找到你的这一份，捐款没有变动。',
    en: 'There is no such portion of yours; no money moved.',
  },
  PORTION_DIRECTED: {
    code: 10056,
    status: 400,
    zh: '这一份已经选好去处了，不能再改。',
    en: 'This portion has been directed already and stays where it is.',
  },
  PROJECT_NOT_OFFERED: {
    code: 10057,
    status: 400,
    zh: '这个红包里没有这个项目，捐款没有变动。',
    en: 'The envelope does not offer this project; no money moved.',
  },
  VIDEO_OF_ANOTHER_PROJECT: {
    code: 10058,
    status: 400,
    zh: '这段视频不属于红包里的项目，没有扣款。',
    en: 'The video is of none of the envelope’s projects; nothing was charged.',
  },
  NOT_WATCHED: {
    code: 10059,
    status: 400,
    zh: '今天把这段视频看完，就能打开一份。',
    en: 'A portion opens once you have watched the video to its end today.',
  },
  OPENED_TODAY: {
    code: 10060,
    status: 400,
    zh: '今天看这段视频的一份，你已经打开过了。',
    en: 'You have opened today’s portion of this video already.',
  },
  NO_ENVELOPES_TODAY: {
    code: 10061,
    status: 400,
    zh: '今天静一静，不送爱心红包，没有扣款。想捐，可以直接捐一份。',
    en: 'A quiet day, without envelopes; nothing was charged. You can still give as you are.',
  },
  NO_SUCH_NOTICE: {
    code: 10042,
    status: 400,
    zh: '没有找到这条通知。',
    en: 'There is no such notice.',
  },
  NO_SUCH_TEMPLATE: {
    code: 10043,
    status: 400,
    zh: '没有这种订阅消息。',
    en: 'There is no such subscription message.',
  },
  NO_SUCH_VIDEO: {
    code: 10150,
    status: 400,
    zh: '没有找到这段视频。',
    en: 'There is no such video.',
  },
  NO_SUCH_WATCH: {
    code: 10151,
    status: 400,
    zh: '没有找到这次观看，请重新打开视频。',
    en: 'There is no such watch; please open the video again.',
  },
  NO_SUCH_SCENE: {
    code: 10100,
    status: 400,
    zh: '没有这个场景。',
    en: 'There is no such scene.',
  },
  MONTH_OUT_OF_RANGE: {
    code: 10101,
    status: 400,
    zh: '日历只有 2020 年到 2045 年。',
    en: 'The calendar has the years 2020 to 2045.',
  },
  DAY_OUT_OF_RANGE: {
    code: 10102,
    status: 400,
    zh: '日历里没有这一天。',
    en: 'The calendar does not have this day.',
  },
  DAY_PAST: {
    code: 10103,
    status: 400,
    zh: '这一天的时间已经过了。',
    en: 'The time of this day has passed.',
  },
  NO_SUCH_PLEDGE: {
    code: 10070,
    status: 400,
    zh: '没有找到这份月捐，没有扣款。',
    en: 'There is no such pledge; nothing was charged.',
  },
  PLEDGE_ENDED: {
    code: 10071,
    status: 400,
    zh: '这份月捐已经结束，不会再扣款。',
    en: 'This pledge has ended; nothing more is charged.',
  },
  NO_CONTRACTS: {
    code: 10072,
    status: 400,
    zh: '这家机构还不能自动扣款，可以选到日子提醒；没有扣款。',
    en: 'This charity cannot debit by itself yet: choose to be reminded. Nothing was charged.',
  },
  DEBIT_LIMIT: {
    code: 10073,
    status: 400,
    zh: '自动扣款每次最多 500 元，可以选到日子提醒；没有扣款。',
    en: 'A debit is 500 yuan at most: choose to be reminded. Nothing was charged.',
  },
  PAUSE_UNFIT: {
    code: 10074,
    status: 400,
    zh: '暂停要从明天起算，最长一年；月捐没有变。',
    en: 'A pause ends tomorrow at the earliest and within a year; the pledge is as it was.',
  },
  NO_SUCH_MONTH: {
    code: 10075,
    status: 400,
    zh: '这份月捐没有这个月，没有扣款。',
    en: 'The pledge has no such month; nothing was charged.',
  },
  MONTH_PAID: {
    code: 10076,
    status: 400,
    zh: '这个月已经捐过了，不会再扣。',
    en: 'This month is paid already and will not be charged again.',
  },
  MONTH_UNDER_WAY: {
    code: 10077,
    status: 400,
    zh: '这个月正在扣款，先别重复付款；结果一定会记上。',
    en: 'This month is being charged. Don’t pay again; its end will be recorded.',
  },
  MONTH_NOT_DUE: {
    code: 10078,
    status: 400,
    zh: '这个月还没到日子，没有扣款。',
    en: 'This month is not due yet; nothing was charged.',
  },
  PLEDGE_UNSIGNED: {
    code: 10079,
    status: 400,
    zh: '这份月捐还没有开始，没有扣款。',
    en: 'This pledge has not begun; nothing was charged.',
  },
  ALREADY_MONTHLY: {
    code: 10080,
    status: 400,
    zh: '你已经在每月捐这个项目，这一份没有开始，没有扣款。',
    en: 'You give to this project every month already. This one was not begun; nothing was charged.',
  },
  SCENE_NOT_ON_DAY: {
    code: 10104,
    status: 400,
    zh: '这一天不是这个日子。',
    en: 'That is not on this day.',
  },
  TOO_MANY_REMINDERS: {
    code: 10105,
    status: 400,
    zh: '提醒已经够多了，先去掉一个再添。',
    en: 'You have as many reminders as there can be: take one back first.',
  },
  MOURNING_TOO_LONG: {
    code: 10106,
    status: 400,
    zh: '哀悼日一次最多 14 天。',
    en: 'Days of mourning are 14 at most at once.',
  },
  NO_SUCH_CHARITY: {
    code: 10200,
    status: 400,
    zh: '没有找到这家慈善组织。',
    en: 'There is no such charity.',
  },
  CHARITY_KNOWN: {
    code: 10201,
    status: 400,
    zh: '这家慈善组织已经登记过，或者编号、信用代码、商户号已被用过。',
    en: 'This charity is registered already, or its id, credit code or merchant account belongs to another.',
  },
  NO_SUCH_MERCHANT: {
    code: 10202,
    status: 400,
    zh: '设置里没有这家机构的这个商户号。',
    en: 'The settings have no such merchant account for this charity.',
  },
  NO_SUCH_INVITE: {
    code: 10203,
    status: 400,
    zh: '没有这个邀请码，请核对一下。',
    en: 'There is no such invitation code; please check it.',
  },
  INVITE_USED: {
    code: 10204,
    status: 400,
    zh: '这个邀请码已经用过了，一个码只能用一次。',
    en: 'This invitation has been used; a code counts once.',
  },
  INVITE_ENDED: {
    code: 10205,
    status: 400,
    zh: '这个邀请码已经过期，请让负责人再发一个。',
    en: 'This invitation has ended; ask an owner for another.',
  },
  ALREADY_STAFF: {
    code: 10206,
    status: 400,
    zh: '你已经是这家机构的工作人员，邀请码没有用掉。',
    en: 'You work for this charity already; the invitation was not used up.',
  },
  NO_SUCH_STAFF: {
    code: 10207,
    status: 400,
    zh: '这家机构没有这位工作人员。',
    en: 'Nobody of that id works for this charity.',
  },
  OWN_REMOVAL: {
    code: 10208,
    status: 400,
    zh: '不能移除自己，请另一位负责人来办。',
    en: 'Nobody removes themselves: ask another owner.',
  },
  LAST_OWNER: {
    code: 10209,
    status: 400,
    zh: '这是最后一位负责人，先有下一位，才能移除。',
    en: 'This is the last owner, who can go once there is another.',
  },
  TOO_MANY_OPEN: {
    code: 10210,
    status: 400,
    zh: '还没用掉的已经够多了，先用掉一些再添。',
    en: 'As many as there can be are open already: use some of them first.',
  },
  NO_SUCH_DESK: {
    code: 10211,
    status: 400,
    zh: '这个登录码不对、用过了或已过期，请在大屏上换一个。',
    en: 'This code is unknown, used or over: show another one on the wide screen.',
  },
  DRAFT_CHANGED: {
    code: 10212,
    status: 400,
    zh: '别人刚刚改过这份草稿，先看看新的，再接着写。',
    en: 'Somebody has changed this draft meanwhile: look at the newer one first.',
  },
  PROJECT_INCOMPLETE: {
    code: 10213,
    status: 400,
    zh: '还缺几样，补齐才能发布。',
    en: 'Some things are missing; the project can be published once they are there.',
  },
  PROJECT_FIXED: {
    code: 10214,
    status: 400,
    zh: '这些内容发布以后不能再改，大家是照着它捐的。',
    en: 'These parts stay as they were published: people gave for them.',
  },
  TEXT_UNCHECKED: {
    code: 10215,
    status: 400,
    zh: '内容检查还没有放行，过一会儿再试，或请平台运营来看。',
    en: 'The content check has not passed the text: try again shortly, or ask an operator to look.',
  },
  NO_SUCH_REPORT: {
    code: 10220,
    status: 400,
    zh: '没有找到这份报告，什么也没有改动。',
    en: 'There is no such report; nothing was changed.',
  },
  REPORT_NOT_OPEN: {
    code: 10221,
    status: 400,
    zh: '这份报告已经送出，不能再改；要改正已公布的，请写更正。',
    en: 'This report was sent already. To mend one that stands, write a correction.',
  },
  REPORT_CHANGED: {
    code: 10222,
    status: 400,
    zh: '别人刚刚改过这份报告，请先看看新的内容。',
    en: 'Somebody has changed this report meanwhile; please read it again first.',
  },
  REPORT_NOT_WAITING: {
    code: 10223,
    status: 400,
    zh: '这份报告不在等待审核，什么也没有改动。',
    en: 'This report does not wait for approval; nothing was changed.',
  },
  SECOND_PERSON_NEEDED: {
    code: 10224,
    status: 400,
    zh: '写过这份报告的人不能自己审核，请机构的另一位财务来看。',
    en: 'Whoever wrote of a report cannot approve it; somebody else of finance can.',
  },
  REPORT_INCOMPLETE: {
    code: 10225,
    status: 400,
    zh: '报告还缺内容，没有送出。',
    en: 'Something is missing in the report; it was not sent.',
  },
  REPORT_TOO_EARLY: {
    code: 10226,
    status: 400,
    zh: '项目还没有结束，先写进展报告吧。',
    en: 'The project has not ended yet: a progress report comes first.',
  },
  REPORTED_IN_FULL: {
    code: 10227,
    status: 400,
    zh: '项目的总结报告已经公布，之后只能写更正。',
    en: 'The final report of this project stands; only corrections follow it.',
  },
  REPORT_CORRECTED: {
    code: 10228,
    status: 400,
    zh: '这份报告已有更正，请在最新的一版上改。',
    en: 'This report has a newer version; please correct that one.',
  },
  LINE_NOT_IN_BUDGET: {
    code: 10229,
    status: 400,
    zh: '预算里没有这一项，报告没有送出。',
    en: 'The budget has no such line; the report was not sent.',
  },
  SPENT_TOO_MUCH: {
    code: 10230,
    status: 400,
    zh: '写的支出比收到的捐款还多，没有记账。',
    en: 'More is said to be spent than came in; nothing was booked.',
  },
  SURPLUS_DIFFERS: {
    code: 10231,
    status: 400,
    zh: '结余和账上的不一样，没有记账。',
    en: 'The surplus is not what the books say is left; nothing was booked.',
  },
  CONSENT_MISSING: {
    code: 10232,
    status: 400,
    zh: '有照片时，要写明照片里的人何时同意、未成年人的脸是否遮住。报告没有送出。',
    en: 'With pictures it must be said when the people in them agreed, and that faces of minors are blurred; the report was not sent.',
  },
  FILE_TOO_LARGE: {
    code: 10240,
    status: 400,
    zh: '文件超过 8 MB，没有保存。压缩一下，或换一张小些的。',
    en: 'The file is larger than 8 MB and was not kept: please make it smaller.',
  },
  FILE_TYPE_UNKNOWN: {
    code: 10241,
    status: 400,
    zh: '这里收 PNG、JPEG、WEBP 图片，PDF 票据，CSV、XLSX 表格；这个文件没有保存。',
    en: 'Pictures (PNG, JPEG, WEBP), invoices (PDF) and sheets (CSV, XLSX) are taken here; this file was not kept.',
  },
  FILE_TYPE_FORGED: {
    code: 10242,
    status: 400,
    zh: '文件的内容与它的名字或类型不符，没有保存。',
    en: 'What is in the file is not what its name or type says; it was not kept.',
  },
  FILE_DAMAGED: {
    code: 10243,
    status: 400,
    zh: '文件不完整，或展开后太大，没有保存。',
    en: 'The file is damaged, or unpacks into too much; it was not kept.',
  },
  TOO_MANY_FILES: {
    code: 10244,
    status: 400,
    zh: '今天上传的文件已经够多，明天再传；这个文件没有保存。',
    en: 'You have sent as many files today as there can be; this one was not kept.',
  },
  NO_SUCH_FILE: {
    code: 10245,
    status: 400,
    zh: '没有找到这个文件。',
    en: 'There is no such file.',
  },
  UPLOAD_EXPIRED: {
    code: 10246,
    status: 400,
    zh: '这次上传已经过期或用过，请重新选择文件。',
    en: 'This upload has expired or was used: please choose the file again.',
  },
  SHEET_WRONG: {
    code: 10247,
    status: 400,
    zh: '表格里有几处要改，改好再读一次；没有记下任何支出。',
    en: 'Some cells of the sheet need mending; no spending was recorded.',
  },
  CONSENT_TEXT_OLD: {
    code: 10300,
    status: 400,
    zh: '同意书的文字更新了，请看过新的再决定。',
    en: 'The text has changed since: please read the new one, then decide.',
  },
  EXPORTED_OFTEN: {
    code: 10301,
    status: 400,
    zh: '今天已经导出过几次，明天可以再导。',
    en: 'You have taken your data out a few times today: it can be taken again tomorrow.',
  },
  GIFTS_CAN_BE_UNDONE: {
    code: 10302,
    status: 400,
    zh: '有的捐款还可以撤销，或正在等退款答复。现在删除，以后就不能自己撤销、申请或查看了；还没有删除任何内容。',
    en: 'Some gifts can still be undone, or wait for an answer about a refund. After deleting you can no longer do or see that yourself. Nothing was deleted yet.',
  },
  NO_SUCH_REVIEW: {
    code: 10303,
    status: 400,
    zh: '没有找到这条待看的文字。',
    en: 'There are no such words to be reviewed.',
  },
  REVIEW_DECIDED: {
    code: 10304,
    status: 400,
    zh: '这条文字已经有了决定。',
    en: 'This was decided already.',
  },
  FAULT: {
    code: 1,
    status: 500,
    zh: '出了点问题，我们正在看。若已扣款，一定会记上。',
    en: 'Something went wrong on our side. Any charge will be recorded.',
  },
  UNKNOWN_FUNCTION: {
    code: 1,
    status: 404,
    zh: '没有这个功能。',
    en: 'No such function.',
  },
  UNKNOWN_CLASS: { code: 101, status: 404, zh: '没有这类内容。', en: 'No such class or object.' },
  BAD_QUERY: { code: 102, status: 400, zh: '查询写得不对。', en: 'The query does not fit.' },
  BAD_JSON: {
    code: 107,
    status: 400,
    zh: '请求不是正确的 JSON，没有扣款。',
    en: 'The request is not valid JSON; nothing was charged.',
  },
  TOO_LARGE: {
    code: 413,
    status: 413,
    zh: '请求太大，没有扣款。',
    en: 'The request is too large; nothing was charged.',
  },
  TIMED_OUT: {
    code: 124,
    status: 503,
    zh: '处理超时。若已扣款，一定会记上；请先查一查再试。',
    en: 'It took too long. Any charge will be recorded; check before trying again.',
  },
  NO_SESSION: { code: 211, status: 401, zh: '请先登录。', en: 'Please log in.' },
  BAD_SESSION: { code: 211, status: 400, zh: '登录已失效。', en: 'The session is not valid.' },
  NO_SUCH_USER: {
    code: 211,
    status: 400,
    zh: '还没有这位用户。',
    en: 'There is no such user yet.',
  },
  BAD_LOGIN_CODE: {
    code: 252,
    status: 400,
    zh: '登录凭证无效或已过期，请再试一次。',
    en: 'The login code is invalid or has expired; please try again.',
  },
  UNAUTHORIZED: {
    code: 401,
    status: 401,
    zh: '应用标识或签名不对。',
    en: 'Unauthorized.',
    wire: 'Unauthorized.',
  },
  FORBIDDEN: { code: 403, status: 403, zh: '没有权限。', en: 'Forbidden.' },
  TOO_MANY_REQUESTS: {
    code: 429,
    status: 429,
    zh: '点得有点快，请稍等；没有扣款。',
    en: 'Too many requests, please wait; nothing was charged.',
  },
} as const satisfies Record<string, Entry>

export type ErrorName = keyof typeof errors

/** A refusal is an expected answer, passed as a value; throwing is for faults. */
export type Refusal = {
  refused: ErrorName
  details: Record<string, unknown>
}

export function refuse(name: ErrorName, details: Record<string, unknown> = {}): Refusal {
  return { refused: name, details }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && 'details' in value
}

/** What the wire carries, and what the SDK copies on to its error (docs/decisions/0003-leancloud-as-a-protocol.md). */
export type ErrorBody = {
  code: number
  error: string
  name: ErrorName
  details: Record<string, unknown>
  requestId?: string
}

export function errorBody({ refused, details }: Refusal): ErrorBody {
  const { code, zh, wire = zh }: Entry = errors[refused]
  return { code, error: wire, name: refused, details }
}
