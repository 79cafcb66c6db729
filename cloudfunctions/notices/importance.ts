/**
 * Which message goes first when a person has not accepted enough of them, or has had enough of them today.
 * The order is the rule: what can still be acted on before what can only be read, and what somebody asked
 * for before what they did not.
 */
import type { NoticeKind } from '../../contracts/notices'

/** Messages to one person on one Beijing day, besides answers to what they have just done. */
export const MESSAGES_A_DAY_MAX = 3
/** So many of one kind that wait for one person are told in one message, which counts them. */
export const DIGEST_FROM = 3

type Importance = {
  kind: NoticeKind
  /** It answers what the person has just done: it goes at night too, by itself, and beyond the day's limit. */
  answers?: true
  why: string
}

/** The most important first. */
export const byImportance: readonly Importance[] = [
  { kind: 'gift_settled', answers: true, why: 'who has just paid waits to hear that it arrived' },
  { kind: 'pledge_changed', answers: true, why: 'who has just changed money waits for a yes' },
  { kind: 'pledge_failed', why: 'a month is lost unless somebody mends it within days' },
  { kind: 'pledge_announced', why: 'money goes in two days, and until then it can be skipped' },
  { kind: 'pledge_due', why: 'asked for, and can be paid for a week only' },
  { kind: 'calendar_day', why: 'asked for, and worth nothing on the next day' },
  { kind: 'report_due', why: 'a project closes when its report is late' },
  { kind: 'pledge_held', why: 'a promise is not kept meanwhile; another project can be chosen' },
  { kind: 'pledge_ended', why: 'nothing is charged any more, which its donor may not know' },
  { kind: 'pledge_missed', why: 'a month can still be added by hand' },
  { kind: 'echo_sent', why: 'a word to this person about their own gift' },
  { kind: 'report_published', why: 'what became of the money; it is on the page in any case' },
  { kind: 'envelope_ended', why: 'where friends sent it: told once, and final' },
  { kind: 'pledge_paused_over', why: 'they set the day themselves' },
  { kind: 'envelope_opened', why: 'good to know; the end tells more' },
  { kind: 'friend_gave', why: 'good to know, and nothing is to be done' },
]

/** As the database takes them: its rank, and whether it answers. */
export const rankOf: ReadonlyMap<NoticeKind, { rank: number; answers: boolean }> = new Map(
  byImportance.map(({ kind, answers = false }, rank) => [kind, { rank, answers }]),
)
