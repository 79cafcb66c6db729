/**
 * What is kept of a person, in words: by the table and the field in which it is kept. For the page that they take
 * along and the one in the mini program; a name without words of its own stands as it is.
 */
import { beijingParts } from './beijing'
import { formatFen } from './money'

type Words = { zh: string; en: string }

const w = (zh: string, en: string): Words => ({ zh, en })

/** In the order in which they are read. */
export const dataTitles: Readonly<Record<string, Words>> = {
  donor: w('我', 'Myself'),
  consent: w('同意与撤回', 'Consents'),
  gift: w('捐款', 'Gifts'),
  payment: w('付款', 'Payments'),
  refund: w('退款', 'Refunds'),
  receipt_wish: w('票据', 'Official receipts'),
  gift_use: w('捐款用在了哪儿', 'Where gifts went'),
  echo_gift: w('收到的回音', 'Echoes received'),
  ledger_entry: w('账目', 'Ledger entries'),
  project_donor: w('帮过的项目', 'Projects helped'),
  pledge: w('月捐', 'Monthly pledges'),
  charge: w('月捐的各月', 'Months of pledges'),
  charge_attempt: w('各月的付款', 'Payments of months'),
  contract: w('扣款授权', 'Debit contracts'),
  envelope: w('爱心红包', 'Envelopes'),
  envelope_portion: w('打开的份', 'Portions opened'),
  notice: w('消息', 'Notices'),
  notice_off: w('关掉的消息', 'Notices turned off'),
  message_consent: w('答应收的消息', 'Messages accepted'),
  message_credit: w('还能收的消息', 'Messages left'),
  message_day: w('各天的消息', 'Messages by day'),
  monthly_invitation: w('月捐的邀请', 'Invitation to give monthly'),
  follow: w('关注的项目', 'Projects followed'),
  reminder: w('日历提醒', 'Reminders'),
  share: w('分享的卡片', 'Cards shared'),
  share_opening: w('卡片被打开', 'Openings of cards'),
  share_gift: w('经卡片的捐款', 'Gifts through cards'),
  share_code: w('卡片的小程序码', 'Codes of cards'),
  video_watch: w('看过的视频', 'Videos watched'),
  watch_clock: w('正在看的视频', 'Video being watched'),
  session: w('登录', 'Sessions'),
  desk_login: w('大屏登录', 'Desk logins'),
  gift_request: w('捐款的请求', 'Requests to give'),
  pledge_request: w('月捐的请求', 'Requests to give monthly'),
  staff: w('在慈善组织的工作', 'Work for charities'),
  staff_invite: w('工作邀请', 'Invitations of staff'),
  change_log: w('我做的改动', 'Changes made'),
  project_draft: w('写过的项目', 'Projects drafted'),
  report_draft: w('写过的报告', 'Reports drafted'),
  echo: w('发出的回音', 'Echoes sent'),
  file: w('上传的文件', 'Files sent'),
  review_item: w('看过的留言', 'Words reviewed'),
  mourning: w('设过的哀悼日', 'Days of mourning set'),
  payment_alarm: w('处理过的警报', 'Alarms closed'),
  data_export: w('取走资料的时间', 'Times data was taken along'),
  deletion: w('删除', 'Deletion'),
}

const fields: Readonly<Record<string, Words>> = {
  id: w('编号', 'Id'),
  donor_id: w('我的编号', 'My id'),
  opener_id: w('打开的人', 'Opener'),
  openid: w('微信身份（openid）', 'WeChat identity (openid)'),
  unionid: w('微信身份（unionid）', 'WeChat identity (unionid)'),
  gift_id: w('捐款编号', 'Gift'),
  pledge_id: w('月捐编号', 'Pledge'),
  project_id: w('项目', 'Project'),
  charity_id: w('慈善组织', 'Charity'),
  share_id: w('卡片', 'Card'),
  video_id: w('视频', 'Video'),
  amount_fen: w('金额', 'Amount'),
  refunded_fen: w('已退回', 'Refunded'),
  state: w('状态', 'State'),
  name: w('名字', 'Name'),
  show_name: w('显示名字', 'Name shown'),
  message: w('留言', 'Message'),
  blessing: w('祝福', 'Blessing'),
  payer: w('抬头', 'Payer'),
  payer_code: w('信用代码或证件号', 'Code of the payer'),
  reason: w('原因', 'Reason'),
  answer: w('答复', 'Answer'),
  kind: w('种类', 'Kind'),
  given: w('同意', 'Given'),
  text_version: w('文字版本', 'Version of the text'),
  role: w('职责', 'Role'),
  period: w('月份', 'Month'),
  day: w('日子', 'Day'),
  way: w('方式', 'Way'),
  channel: w('来处', 'Channel'),
  scene: w('场景值', 'Scene'),
  created_at: w('建立时间', 'Created'),
  started_at: w('开始时间', 'Started'),
  settled_at: w('入账时间', 'Settled'),
  ended_at: w('结束时间', 'Ended'),
  expires_at: w('到期时间', 'Expires'),
  at: w('时间', 'Time'),
  since: w('起始', 'Since'),
}

export function titleOf(table: string): Words {
  return dataTitles[table] ?? w(table, table)
}

/** Tables of somebody’s data that hold anything, as `dataTitles` has them; what it does not know comes last. */
export function tablesIn(data: Readonly<Record<string, readonly unknown[]>>): string[] {
  const known = Object.keys(dataTitles)
  const place = (table: string): number => {
    const at = known.indexOf(table)
    return at < 0 ? known.length : at
  }
  return Object.keys(data)
    .filter((table) => (data[table] ?? []).length > 0)
    .sort((one, other) => place(one) - place(other))
}

/** A field’s name and its value as they are read: sums in yuan, instants in Beijing’s time. Undefined where nothing is kept. */
export function factOf(field: string, value: unknown): { label: Words; value: string } | undefined {
  if (value === null || value === undefined || value === '') return undefined
  return { label: fields[field] ?? w(field, field), value: textOf(field, value) }
}

const INSTANT = /^\d{4}-\d\d-\d\dT/

function textOf(field: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是 yes' : '否 no'
  if (typeof value === 'number' && field.endsWith('_fen')) return formatFen(value)
  if (typeof value === 'string' && INSTANT.test(value)) {
    const { day, time } = beijingParts(new Date(value))
    return `${day} ${time}`
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
