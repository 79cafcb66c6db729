/** A receipt verified in this phone, against the days that are published. */
import { addDays, day } from '../../../../contracts/beijing'
import {
  type DayList,
  dayToCompare,
  type Receipt,
  type Verdict,
  verifyReceipt,
} from '../../../../contracts/proofs/receipt'
import { call } from '../../../cloud'

/** From the day before the receipt's: enough to see that the days are chained. */
const DAYS_COMPARED = 7

/** Without the list, when it cannot be had, a receipt is at most consistent, or open. */
export async function verified(receipt: Receipt): Promise<Verdict> {
  return verifyReceipt(receipt, await listAround(dayToCompare(receipt)))
}

async function listAround(text: string): Promise<DayList | undefined> {
  const after = twoDaysBefore(text)
  if (!after) return undefined
  const answer = await call('receipts.days', { after })
  if (!answer.ok) return undefined
  const { publicKey, days } = answer.value
  return { publicKey, days: days.slice(0, DAYS_COMPARED) }
}

/** Undefined when the receipt names no day at all. */
function twoDaysBefore(text: string): string | undefined {
  try {
    return addDays(day(text), -2)
  } catch {
    return undefined
  }
}
