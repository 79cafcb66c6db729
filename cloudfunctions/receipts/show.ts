/** The receipt of a gift, which proves itself once its day is closed; for its giver, and by its code. */
import { refuse } from '../../contracts/errors'
import { receiptsCheck, receiptsShow } from '../../contracts/receipts'
import { bind } from '../bind'
import { checkCodeOf } from './check-code'
import { readReceipt, type Shown } from './read'

export const showReceipt = bind(receiptsShow, async (app, { donor }, { giftId }) => {
  const shown = await readReceipt(app, giftId, donor.donorId)
  if (shown === 'unknown') return refuse('NO_SUCH_GIFT', { giftId })
  if (shown === 'not settled') return refuse('GIFT_NOT_SETTLED', { giftId })
  const { donorName, official, checkCode } = shown
  return {
    ...forAnybody(shown),
    ...(donorName !== undefined && { donorName }),
    official,
    checkCode,
  }
})

export const checkReceipt = bind(receiptsCheck, async (app, _, { giftId, code }) => {
  if (code !== checkCodeOf(app, giftId)) return refuse('NO_SUCH_RECEIPT', { giftId })
  const shown = await readReceipt(app, giftId)
  return typeof shown === 'string' ? refuse('NO_SUCH_RECEIPT', { giftId }) : forAnybody(shown)
})

function forAnybody({ receipt, projectTitle, charityName, refundedFen }: Shown) {
  return { receipt, projectTitle, charityName, refundedFen }
}
