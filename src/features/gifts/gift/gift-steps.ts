/** A gift's way as steps with their times: what happened, what is on its way, what comes next. */
import type { Gift } from '../../../../contracts/gifts'
import { formatFen } from '../../../../contracts/money'
import { dayWords, type Lang, type Step } from '../../../ui'
import { atWords, onWords } from '../at-words'
import { giftCopy } from './copy'
import { wayCopy } from './copy-way'
import { bornOf, isCorrected } from './standing-reports'
import type { Way } from './use-way'

type Copy = (typeof giftCopy)[Lang]

export function giftSteps(gift: Gift, lang: Lang, way?: Way): Step[] {
  const copy = giftCopy[lang]
  const happened = [
    ...gift.refunds.map((refund) => ({
      on: refund.doneAt ?? refund.askedAt,
      step: refundStep(refund, lang, copy),
    })),
    ...(way?.reports ?? []).map((report) => ({
      on: report.publishedAt,
      step: reportStep(report, way, lang),
    })),
  ]
  return [
    ...payment(gift, lang, copy),
    ...happened.sort((one, other) => (one.on < other.on ? -1 : 1)).map(({ step }) => step),
    ...comingReports(gift, lang, copy, way),
  ]
}

/** What a report says was spent, and how much of that is the gift's; of one that was corrected, only that. */
function reportStep(report: Way['reports'][number], way: Way | undefined, lang: Lang): Step {
  const copy = wayCopy[lang]
  const { reportId, kind, spentFen, vouchers } = report
  const corrected = way !== undefined && isCorrected(way, reportId)
  const ofYours = way === undefined ? 0 : bornOf(way, reportId)
  if (report.unbooked) return reportedOn(report, copy.exampleSpent, lang)
  const said = spentFen > 0 ? copy.spent(formatFen(spentFen)) : copy.nothingSpent
  const detail = corrected
    ? [copy.corrected, spentFen > 0 ? copy.spentBefore(formatFen(spentFen)) : said]
    : [
        ...(kind === 'correction' ? [copy.correction] : []),
        said,
        ...(ofYours !== 0 || kind === 'correction' ? [copy.ofYours(formatFen(ofYours))] : []),
        ...(vouchers > 0 ? [copy.vouchers(vouchers)] : []),
      ]
  return reportedOn(report, detail.join(' · '), lang)
}

function reportedOn(
  { reportId, title, publishedAt }: Way['reports'][number],
  detail: string,
  lang: Lang,
): Step {
  return {
    key: reportId,
    state: 'done',
    title: title[lang],
    detail,
    at: onWords(publishedAt, lang),
  }
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
function comingReports(gift: Gift, lang: Lang, copy: Copy, way?: Way): Step[] {
  if (gift.state !== 'settled' && gift.state !== 'partly_refunded') return []
  const next = way?.next ?? [{ ...gift, dueOn: gift.nextReportDueOn }]
  return next.map(({ projectId, projectTitle, dueOn }) => ({
    key: `report of ${projectId}`,
    state: 'due',
    title: copy.nextReport,
    at: copy.before(dayWords(dueOn, lang)),
    ...(projectId !== gift.projectId ? { detail: wayCopy[lang].of(projectTitle[lang]) } : {}),
  }))
}
