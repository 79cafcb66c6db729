/** A gift's receipt as a paper: its fields, the sum in words, and the code that opens its verification. */
import { beijingParts } from '../../contracts/beijing'
import type { Words } from '../../contracts/declare'
import { refuse } from '../../contracts/errors'
import { formatFen, inChineseWords, inEnglishWords } from '../../contracts/money'
import { receiptsPaper } from '../../contracts/receipts'
import { bind } from '../bind'
import { type Paper, pdfOf } from '../papers'
import { verificationLink } from './check-code'
import { readReceipt, type Shown } from './read'

export const paperOfReceipt = bind(receiptsPaper, async (app, { donor }, { giftId }) => {
  const shown = await readReceipt(app, giftId, donor.donorId)
  if (shown === 'unknown') return refuse('NO_SUCH_GIFT', { giftId })
  if (shown === 'not settled') return refuse('GIFT_NOT_SETTLED', { giftId })
  const link = verificationLink(app, giftId)
  const pdf = await pdfOf(receiptPaper(shown, { link, at: app.clock.now() }))
  return {
    fileName: `lantern-${shown.receipt.receiptNumber}.pdf`,
    base64: pdf.toString('base64'),
  }
})

export function receiptPaper(shown: Shown, { link, at }: { link: string; at: Date }): Paper {
  const { receipt, refundedFen } = shown
  const { day, time } = beijingParts(at)
  return {
    title: { zh: '捐赠凭证', en: 'Gift receipt' },
    about: [
      {
        zh: `记录编号 ${receipt.receiptNumber} · 截至 ${day} ${time}（北京时间）`,
        en: `Number ${receipt.receiptNumber} · as of ${day}, ${time} in Beijing`,
      },
    ],
    columns: [
      { head: { zh: '栏目', en: 'Field' }, share: 0.34 },
      { head: { zh: '内容', en: 'Content' }, share: 0.66 },
    ],
    rows: fieldsOf(shown).map(([{ zh, en }, value]) => [`${zh}\n${en}`, value]),
    sums: [
      { label: { zh: '捐赠金额', en: 'Sum given' }, value: formatFen(receipt.amountFen) },
      ...(refundedFen > 0
        ? [{ label: { zh: '已退回', en: 'Gone back' }, value: formatFen(-refundedFen) }]
        : []),
    ],
    notes: [proofWords(shown), officialWords(shown)],
    code: {
      text: link,
      words: {
        zh: '扫码核对：这张凭证和账上记的是否一致。',
        en: 'Scan to verify that this receipt is what the ledger holds.',
      },
    },
    foot: { zh: '灯愿 · 一起做件好事', en: 'Lantern' },
    at,
  }
}

function fieldsOf(shown: Shown): [Words, string][] {
  const { receipt, settledAt, official, checkCode } = shown
  const { day, time } = beijingParts(settledAt)
  const { amountFen } = receipt
  return [
    [{ zh: '捐赠人', en: 'Donor' }, shown.donorName ?? '匿名\nAnonymous'],
    ...(official.payerCode
      ? ([[{ zh: '统一社会信用代码 / 证件号', en: 'Code of the payer' }, official.payerCode]] as [
          Words,
          string,
        ][])
      : []),
    [{ zh: '捐赠项目', en: 'Project' }, `${shown.projectTitle.zh}\n${shown.projectTitle.en}`],
    [{ zh: '备案编号', en: 'Record number' }, shown.recordNumber ?? '备案补办中'],
    [{ zh: '捐赠种类', en: 'Kind' }, '货币（人民币）\nMoney (CNY)'],
    [{ zh: '数量 / 单位', en: 'Quantity' }, '1 笔'],
    [{ zh: '金额（小写）', en: 'Sum in figures' }, formatFen(amountFen)],
    [
      { zh: '金额（大写）', en: 'Sum in words' },
      `人民币${inChineseWords(amountFen)}\n${inEnglishWords(amountFen)}`,
    ],
    [{ zh: '入账时间', en: 'Settled at' }, `${day} ${time}`],
    [{ zh: '收款单位', en: 'Received by' }, `${shown.charityName.zh}\n${shown.charityName.en}`],
    [{ zh: '收款单位统一社会信用代码', en: 'Its credit code' }, shown.creditCode],
    [{ zh: '校验码', en: 'Check code' }, checkCode],
  ]
}

function proofWords({ receipt: { inclusion } }: Shown): Words {
  if (!inclusion) {
    return {
      zh: '这笔捐款的账在当天结束后封账，之后取的凭证带有证明。',
      en: 'The day of this gift is closed after midnight; a receipt made then carries its proof.',
    }
  }
  const { day, root } = inclusion.closed
  return {
    zh: `这笔捐款记在 ${day} 已封的账里，那天的树根是 ${root}。`,
    en: `This gift stands in the closed ledger of ${day}, the root of which is ${root}.`,
  }
}

function officialWords({ official: { wish } }: Shown): Words {
  switch (wish) {
    case 'asked':
      return {
        zh: '已向慈善组织申请公益事业捐赠票据，由慈善组织开具。这份凭证不能代替票据。',
        en: 'The official receipt was asked for and is issued by the charity. This paper does not replace it.',
      }
    case 'waived':
      return {
        zh: '捐赠人已表示不需要公益事业捐赠票据。这份凭证不能代替票据。',
        en: 'The donor has waived the official receipt. This paper does not replace it.',
      }
    case 'open':
      return {
        zh: '捐赠记录已生成，正式票据由慈善组织开具。这份凭证不能代替票据。',
        en: 'Gift recorded; the charity issues the official receipt. This paper does not replace it.',
      }
  }
}
