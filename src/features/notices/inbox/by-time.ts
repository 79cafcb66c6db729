/**
 * What was told, as an inbox is read: today, this week, earlier (Beijing's days); and many of one kind on
 * one day as one row. The order stays.
 */
import { beijingParts, type Day, daysBetween } from '../../../../contracts/beijing'
import type { Notice, NoticeKind } from '../../../../contracts/notices'

export type When = 'today' | 'week' | 'earlier'

/** Days after which a weekday's name would mean two days. */
const WEEK_DAYS = 7
/** As many of one kind on one day as a message would count. */
const DIGEST_FROM = 3
/** Of these each is much like the next; what one has to look at singly is not among them. */
const COUNTED: readonly NoticeKind[] = [
  'friend_gave',
  'envelope_opened',
  'report_published',
  'report_due',
  'echo_sent',
]

export type Digest = { kind: NoticeKind; key: string; notices: Notice[] }
export type Entry = { one: Notice } | { many: Digest }
export type TimeGroup = { when: When; entries: Entry[] }

/** @param now ISO, of the server's clock */
export function byTime(all: readonly Notice[], now: string): TimeGroup[] {
  const groups: TimeGroup[] = []
  for (const { day, notices } of byDay(all)) {
    const when = whenOf(day, beijingParts(new Date(now)).day)
    const last = groups[groups.length - 1]
    const entries = counted(day, notices)
    if (last?.when === when) last.entries.push(...entries)
    else groups.push({ when, entries })
  }
  return groups
}

export function whenOf(of: Day, today: Day): When {
  const ago = daysBetween(of, today)
  if (ago <= 0) return 'today'
  return ago < WEEK_DAYS ? 'week' : 'earlier'
}

function byDay(all: readonly Notice[]): { day: Day; notices: Notice[] }[] {
  const days: { day: Day; notices: Notice[] }[] = []
  for (const notice of all) {
    const { day } = beijingParts(new Date(notice.at))
    const last = days[days.length - 1]
    if (last?.day === day) last.notices.push(notice)
    else days.push({ day, notices: [notice] })
  }
  return days
}

/** Many of one kind stand where the latest of them would. An invitation keeps its notice apart. */
function counted(day: Day, notices: readonly Notice[]): Entry[] {
  const many = new Map<NoticeKind, Digest>()
  const entries: Entry[] = []
  for (const notice of notices) {
    const { kind } = notice
    const alike = notices.filter((other) => other.kind === kind && !other.invitation)
    if (notice.invitation || !COUNTED.includes(kind) || alike.length < DIGEST_FROM) {
      entries.push({ one: notice })
      continue
    }
    const before = many.get(kind)
    if (before) {
      before.notices.push(notice)
      continue
    }
    const digest = { kind, key: `${day} ${kind}`, notices: [notice] }
    many.set(kind, digest)
    entries.push({ many: digest })
  }
  return entries
}
