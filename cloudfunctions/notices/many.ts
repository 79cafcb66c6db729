/** What a message says that counts many notices of one kind, in the 20 characters that its field has. */
import type { NoticeKind } from '../../contracts/notices'

/** Of gifts and not of friends: one of them may have given twice, and is not to be told apart. */
export const manyTitles: Record<NoticeKind, (count: number) => string> = {
  gift_settled: (count) => `你的 ${count} 笔捐款都到账了`,
  friend_gave: (count) => `从你的卡片来了 ${count} 份心意`,
  envelope_opened: (count) => `你的 ${count} 个爱心红包有人打开了`,
  envelope_ended: (count) => `你的 ${count} 个爱心红包到时间了`,
  echo_sent: (count) => `你的捐款有了 ${count} 个回音`,
  report_published: (count) => `你关心的项目有 ${count} 份新进展`,
  report_due: (count) => `有 ${count} 份项目报告快到期了`,
  calendar_day: (count) => `今天有 ${count} 个你想记得的日子`,
  pledge_due: (count) => `有 ${count} 笔月捐到日子了`,
  pledge_announced: (count) => `有 ${count} 笔月捐快要扣款`,
  pledge_failed: (count) => `有 ${count} 笔月捐没有扣成`,
  pledge_missed: (count) => `有 ${count} 笔月捐没有捐成`,
  pledge_held: (count) => `有 ${count} 笔月捐先停一停`,
  pledge_ended: (count) => `有 ${count} 笔月捐已经结束`,
  pledge_paused_over: (count) => `有 ${count} 笔月捐接着来`,
  pledge_changed: (count) => `有 ${count} 笔月捐改好了`,
}
