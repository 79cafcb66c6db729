import {
  beijingDay,
  beijingDayNumber,
  beijingTimeOfDayMs,
  DAY_MS,
  HOUR_MS,
  SECOND_MS,
} from '../time/beijing'
import type { Contract, Notice } from './contract-book'
import type { DebitMode } from './plan-book'
import { invalidCharge, V2Error } from './v2-error'

/** When a merchant may charge, and how much (papay chapters 3_8 and 3_10). All days and hours are Beijing's. */

export const CHARGE_FEN_MAX = 50_000
export const NOTICE_DAYS = 7

const AT_ONCE_WITHIN_MS = 12 * HOUR_MS
const DAY_BEGINS_MS = 7 * HOUR_MS
const DAY_ENDS_MS = 22 * HOUR_MS
const FIRST_CHARGED_DAY = 3
/** The bank takes a moment, and a person is warned a day ahead. */
const BANK_TAKES_MS = 3 * SECOND_MS

/** What came of the last charge of a contract, as far as it matters for the next one. */
export type LastCharge = { isUnderWay: boolean; paidMs?: number | undefined }

type Wish = {
  contract: Contract
  last: LastCharge
  mode: DebitMode
  amountFen: number
  nowMs: number
}

/** Nobody is bothered at night. */
export const isDaytime = (ms: number) =>
  beijingTimeOfDayMs(ms) >= DAY_BEGINS_MS && beijingTimeOfDayMs(ms) < DAY_ENDS_MS

/** When the money of a charge that is accepted now will have moved. */
export const chargedAtMs = ({
  contract,
  mode,
  nowMs,
}: Pick<Wish, 'contract' | 'mode' | 'nowMs'>) =>
  mode === 'pre-notify' || isFresh(contract, nowMs) ? nowMs + BANK_TAKES_MS : nowMs + DAY_MS

/** Why this charge is not accepted; `undefined` when it is. */
export const whyNotCharged = (wish: Wish): V2Error | undefined => {
  const { contract, last, mode, amountFen, nowMs } = wish
  if (contract.ended !== undefined) return new V2Error('CONTRACTERROR', '签约协议已解约')
  if (amountFen > CHARGE_FEN_MAX || last.isUnderWay) return tooMuch()
  // A charge that failed doesn't count.
  if (last.paidMs !== undefined && isSameDay(last.paidMs, chargedAtMs(wish))) return tooMuch()
  if (mode === '24-hour' || isFresh(contract, nowMs)) return undefined
  return whyNotAnnounced(wish)
}

const whyNotAnnounced = ({ contract: { notice }, last, amountFen, nowMs }: Wish) => {
  if (notice === undefined || !isOpen(notice, last, nowMs)) {
    return invalidCharge('扣费前未下发扣费通知')
  }
  if (dayOf(notice, nowMs) < FIRST_CHARGED_DAY) return invalidCharge('扣费等待期内不可扣费')
  if (!isDaytime(nowMs)) return invalidCharge('请在北京时间 7:00~22:00 发起扣款')
  if (amountFen > notice.amountFen) return invalidCharge('扣款金额不能高于预计扣费金额')
  return undefined
}

/** Whether the cycle of this notice still runs: until a charge was paid, or its last day is over. */
export const isOpen = (notice: Notice, { paidMs }: LastCharge, nowMs: number) =>
  (paidMs ?? 0) < notice.atMs && dayOf(notice, nowMs) < FIRST_CHARGED_DAY + notice.days

const isSameDay = (oneMs: number, otherMs: number) => beijingDay(oneMs) === beijingDay(otherMs)

/** Soon after the signing the person knows what is charged, and needs no warning. */
const isFresh = ({ signedMs }: Contract, nowMs: number) => nowMs < signedMs + AT_ONCE_WITHIN_MS

/** The day of the notice is the first. */
const dayOf = ({ atMs }: Notice, nowMs: number) =>
  beijingDayNumber(nowMs) - beijingDayNumber(atMs) + 1

/** From and to which day, both included, a notice lets the merchant charge. */
export const chargeableDays = ({ atMs, days }: Notice) => {
  const firstMs = atMs + (FIRST_CHARGED_DAY - 1) * DAY_MS
  return { from: beijingDay(firstMs), to: beijingDay(firstMs + (days - 1) * DAY_MS) }
}

const tooMuch = () => new V2Error('RULELIMIT', '交易金额或次数超出限制，请检查后再试')
