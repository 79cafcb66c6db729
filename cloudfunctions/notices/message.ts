/** Notices in the fields of their template, in Chinese as the chat app shows it. */
import { beijingParts } from '../../contracts/beijing'
import { moneyParts } from '../../contracts/money'
import { pages } from '../../contracts/pages'
import type { SubscribeMessage } from '../chat'
import { manyTitles } from './many'
import type { Due } from './message-rows'
import type { Template } from './templates'
import { isOfPledge, nameOf, wordingOf } from './words'

/** Of the field in which a name stands (`thing`). */
const NAME_CHARACTERS_MAX = 20

/**
 * One message: of one notice, or of many of one kind, which it counts, and which are read in the inbox.
 * @param notices at least one
 */
export function messageOf(
  notices: readonly Due[],
  template: Template,
  openid: string,
): SubscribeMessage {
  const first = notices[0]
  if (!first) throw new Error('a message tells of something')
  const latest = new Date(Math.max(...notices.map(({ at }) => at.getTime())))
  const one = wordingOf(first)
  const says = {
    what: notices.length === 1 ? one.title.zh : manyTitles[first.kind](notices.length),
    project: namesOf(notices),
    amount: amountOf(notices),
    time: timeOf(latest),
  }
  const data = Object.entries(template.fields).map(([key, field]) => [key, says[field]])
  return {
    openid,
    templateId: template.templateId,
    page: notices.length === 1 ? one.path : pages.notices,
    data: Object.fromEntries(data),
  }
}

/** `冬被`, or the first of several: `冬被等3项`, short enough that the count stands. */
function namesOf(notices: readonly Due[]): string {
  const names = [...new Set(notices.map((notice) => nameOf(notice).zh))]
  const [first = ''] = names
  if (names.length === 1) return first
  const rest = `等${names.length}项`
  const room = NAME_CHARACTERS_MAX - rest.length
  const characters = [...first]
  const name = characters.length > room ? `${characters.slice(0, room - 1).join('')}…` : first
  return `${name}${rest}`
}

/** `1234.50元`, of all: the platform takes no commas. What has no amount has no field for it either. */
function amountOf(notices: readonly Due[]): string {
  let fen = 0
  for (const notice of notices) {
    if (isOfPledge(notice)) fen += notice.facts.amountFen
    else if ('amountFen' in notice) fen += notice.amountFen
  }
  const { whole, decimals } = moneyParts(fen)
  return `${whole.replaceAll(',', '')}${decimals}元`
}

/** `2026年12月1日 12:00`, as the platform takes it. */
function timeOf(at: Date): string {
  const { day, month, date, time } = beijingParts(at)
  return `${day.slice(0, 4)}年${month}月${date}日 ${time.slice(0, 5)}`
}
