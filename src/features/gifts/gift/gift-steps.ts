/** A gift's way as steps with their times: what happened, what is on its way, what comes next. Pure. */
import type { Gift } from '../../../../contracts/gifts'
import { formatFen } from '../../../../contracts/money'
import { dayWords, type Lang, type Step } from '../../../ui'
import { atWords } from '../at-words'
import { giftCopy } from './copy'

type Copy = (typeof giftCopy)[Lang]

export function giftSteps(gift: Gift, lang: Lang): Step[] {
  const copy = giftCopy[lang]
  return [
    ...payment(gift, lang, copy),
    ...gift.refunds.map((refund) => refundStep(refund, lang, copy)),
    ...comingReport(gift, lang, copy),
  ]
}

function payment({ state, settledAt, startedAt }: Gift, lang: Lang, copy: Copy): Step[] {
  const step = (title: string, detail: string, done: Step['state'], at = startedAt): Step[] => [
    { key: 'payment', state: done, title, detail, at: atWords(at, lang) },
  ]
  if (settledAt) return step(copy.given, copy.givenText, 'done', settledAt)
  if (state === 'expired') return step(copy.unpaid, copy.unpaidText, 'wait')
  if (state === 'started') return step(copy.notPaidYet, copy.notPaidYetText, 'due')
  return step(copy.held, copy.heldText, 'done')
}

function refundStep(refund: Gift['refunds'][number], lang: Lang, copy: Copy): Step {
  const { refundId, state, why, amountFen, askedAt, doneAt, answer } = refund
  const texts = copy.refund
  const sum = formatFen(amountFen)
  const detail = {
    asked: why === 'minor' ? texts.askedMinorText : texts.askedText,
    under_way: texts.under_wayText(sum),
    stuck: texts.stuckText(sum),
    done: texts.doneText(sum),
    failed: texts.failedText,
    declined: answer ? texts.declinedBecause(answer) : texts.declinedText,
  }[state]
  return {
    key: refundId,
    state: doneAt ? 'done' : 'due',
    title: texts[state],
    detail,
    at: atWords(doneAt ?? askedAt, lang),
  }
}

/** Money that stays with the project is reported on; money that went back is not. */
function comingReport({ state, nextReportDueOn }: Gift, lang: Lang, copy: Copy): Step[] {
  if (state !== 'settled' && state !== 'partly_refunded') return []
  const at = copy.before(dayWords(nextReportDueOn, lang))
  return [{ key: 'report', state: 'due', title: copy.nextReport, at }]
}
