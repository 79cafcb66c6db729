/** A gift's receipt as a file, and what can be said of it without asking whoever gave it out. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils'
import { dayOf } from '../beijing'
import { brokenLinks, type ClosedDay, isSignedBy } from './day'
import { type Entry, entryHash } from './entry'
import { rootAlong } from './merkle'

/** Where an entry stands in its day's tree. */
export type Inclusion = { index: number; path: string[]; closed: ClosedDay }

export type Receipt = {
  format: 'lantern receipt 1'
  receiptNumber: string
  giftId: string
  projectId: string
  charityId: string
  amountFen: number
  entry: Entry
  /** Absent until the day is closed. */
  inclusion?: Inclusion | undefined
  /** Of whoever gave it out; whether it is the right one only a list from elsewhere tells. */
  publicKey: string
}

/** The published days, from elsewhere than the receipt. */
export type DayList = { publicKey: string; days: ClosedDay[] }

/**
 * `proven`: the gift stands in a day that others hold too. `consistent`: the receipt agrees with itself,
 * and whoever made it could have made it up. `open`: its day is not closed yet, as far as can be known.
 * `bare`: its day is closed, and it carries no proof. `false`: it does not fit. `wrong` says what does not fit,
 * or of a consistent one why the list could not prove it.
 */
export type Verdict = {
  verdict: 'proven' | 'consistent' | 'open' | 'bare' | 'false'
  wrong: Misfit[]
}

export type Misfit =
  | 'amount'
  | 'charity'
  | 'project'
  | 'gift'
  | 'number'
  | 'balance'
  | 'path'
  | 'other-day'
  | 'signature'
  | 'list'
  | 'day-missing'
  | 'day-beyond'
  | 'day-differs'

/** More than ever lies between an entry's time and its place among the entries that a day closes over. */
const POSTING_MS = 3_600_000

export function verifyReceipt(receipt: Receipt, list?: DayList): Verdict {
  const { entry, inclusion } = receipt
  const wrong = [
    ...misfits(receipt),
    ...(inclusion ? notIncluded(receipt, inclusion) : []),
    ...(list && isBroken(list) ? (['list'] as const) : []),
  ]
  const beyond = inclusion && list && isBeyond(inclusion.closed, list)
  if (inclusion && list && !beyond && !wrong.includes('list'))
    wrong.push(...notListed(inclusion.closed, list))
  if (wrong.length > 0) return { verdict: 'false', wrong }
  if (!inclusion) return { verdict: isClosed(entry, list) ? 'bare' : 'open', wrong }
  if (beyond) return { verdict: 'consistent', wrong: ['day-beyond'] }
  return { verdict: list ? 'proven' : 'consistent', wrong }
}

/** The day around which a list must reach to say something of a receipt; empty when it names none. */
export function dayToCompare({ entry, inclusion }: Receipt): string {
  return inclusion ? inclusion.closed.day : beijingDay(entry.postedAt)
}

/** What the receipt says against the entry that it carries. */
function misfits({ entry, ...said }: Receipt): Misfit[] {
  const of = (account: string) => entry.lines.find((line) => line.account === account)?.amountFen
  const sum = entry.lines.reduce((total, { amountFen }) => total + amountFen, 0)
  const number = `LD${beijingDay(entry.postedAt).replace(/-/g, '')}-${said.giftId.slice(-10).toUpperCase()}`
  const wrong: [Misfit, boolean][] = [
    ['gift', entry.giftId !== said.giftId || entry.entryId !== `gift:${said.giftId}`],
    ['project', entry.projectId !== said.projectId || !said.giftId.startsWith(said.projectId)],
    ['charity', of(`merchant:${said.charityId}`) === undefined],
    ['amount', of(`fund:${said.projectId}`) !== -said.amountFen],
    ['number', said.receiptNumber !== number],
    ['balance', sum !== 0],
  ]
  return wrong.filter(([, isWrong]) => isWrong).map(([what]) => what)
}

function notIncluded({ entry, publicKey }: Receipt, { index, path, closed }: Inclusion): Misfit[] {
  const root = rootAlong(entryHash(entry), { index, size: closed.entries }, bytes(path))
  const leads = root !== undefined && bytesToHex(root) === closed.root
  return [
    ...(leads ? [] : (['path'] as const)),
    // An entry may belong to a day that closes later than its own, and then it leads to it.
    ...(leads || closed.day === beijingDay(entry.postedAt) ? [] : (['other-day'] as const)),
    ...(isSignedBy(publicKey, closed) ? [] : (['signature'] as const)),
  ]
}

function isBroken({ days, publicKey }: DayList): boolean {
  return brokenLinks(days, (closed) => isSignedBy(publicKey, closed)).length > 0
}

/** Of a day before a list's first or after its last the list says nothing, nor does an empty list. */
function isBeyond(closed: ClosedDay, { days }: DayList): boolean {
  const [first, last] = [days[0], days[days.length - 1]]
  return !first || !last || closed.day < first.day || closed.day > last.day
}

function notListed(closed: ClosedDay, { days }: DayList): Misfit[] {
  const listed = days.find(({ day }) => day === closed.day)
  if (!listed) return ['day-missing']
  const same = listed.root === closed.root && listed.entries === closed.entries
  return same && listed.before === closed.before ? [] : ['day-differs']
}

/**
 * True when an entry without a proof must have one by now: it carries its salt, which is told with the proof
 * alone; or the list has come to its day. An entry stands in its own day or, after days that closed late, in an
 * earlier one. Only one that was still being posted when its day closed stands in the next.
 */
function isClosed({ salt, postedAt }: Entry, list: DayList | undefined): boolean {
  const last = list?.days[list.days.length - 1]
  return salt !== '' || (last !== undefined && last.day >= beijingDay(postedAt, POSTING_MS))
}

/** A step that is no hash fits nowhere. */
function bytes(path: readonly string[]): Uint8Array[] {
  return path.map((step) => (/^[0-9a-f]{64}$/.test(step) ? hexToBytes(step) : new Uint8Array()))
}

/** `2026-11-27`: the Beijing day of so long after an instant; empty when it is none. */
function beijingDay(instant: string, laterMs = 0): string {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? '' : dayOf(new Date(at + laterMs))
}
