/** A notice in the fields of its template, in Chinese as the chat app shows it. */
import { beijingParts } from '../../contracts/beijing'
import { moneyParts } from '../../contracts/money'
import type { SubscribeMessage } from '../chat'
import type { Due } from './message-rows'
import type { Template } from './templates'
import { isOfPledge, nameOf, wordingOf } from './words'

export function messageOf(due: Due, template: Template, openid: string): SubscribeMessage {
  const { title, path } = wordingOf(due)
  const says = {
    what: title.zh,
    project: nameOf(due).zh,
    amount: amountOf(due),
    time: timeOf(due.at),
  }
  const data = Object.entries(template.fields).map(([key, field]) => [key, says[field]])
  return { openid, templateId: template.templateId, page: path, data: Object.fromEntries(data) }
}

/** `1234.50元`: the platform takes no commas. What has no amount has no field for it either. */
function amountOf(due: Due): string {
  if (due.kind === 'calendar_day' || due.kind === 'report_published') return ''
  const { whole, decimals } = moneyParts(isOfPledge(due) ? due.facts.amountFen : due.amountFen)
  return `${whole.replaceAll(',', '')}${decimals}元`
}

/** `2026年12月1日 12:00`, as the platform takes it. */
function timeOf(at: Date): string {
  const { day, month, date, time } = beijingParts(at)
  return `${day.slice(0, 4)}年${month}月${date}日 ${time.slice(0, 5)}`
}
