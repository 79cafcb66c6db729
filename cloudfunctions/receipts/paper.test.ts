/** A receipt's paper as whoever prints it has it. */
import { extractText, getDocumentProxy } from 'unpdf'
import { day } from '../../contracts/beijing'
import { pdfOf } from '../papers'
import { receiptPaper } from './paper'
import type { Shown } from './read'

const giftId = 'quilt001-abcdefghijklmnopqrstuv'
const link = `https://lantern.example.org/#/pages/receipt/index?giftId=${giftId}&code=abcdefghijklmnop`
const postedAt = '2026-11-27T04:00:00.000000Z'

const open: Shown = {
  receipt: {
    format: 'lantern receipt 1',
    receiptNumber: 'LD20261127-MNOPQRSTUV',
    giftId,
    projectId: 'quilt001',
    charityId: 'shandu',
    amountFen: 12_345_678,
    entry: {
      salt: '',
      projectId: 'quilt001',
      entryId: `gift:${giftId}`,
      giftId,
      postedAt,
      lines: [],
    },
    publicKey: 'ab'.repeat(32),
  },
  refundedFen: 0,
  settledAt: new Date(postedAt),
  projectTitle: { zh: '一床厚被子（示例）', en: 'A thick quilt (example)' },
  recordNumber: '53340000MJ00000000A25001',
  charityName: { zh: '山渡助学公益基金会（示例）', en: 'Shandu Foundation (example)' },
  creditCode: '53340000MJ00000000',
  checkCode: 'abcdefghijklmnop',
  official: { wish: 'open' },
}

const closed = {
  day: day('2026-11-27'),
  entries: 1,
  root: 'ab'.repeat(32),
  before: '0'.repeat(64),
  signature: 'ab'.repeat(64),
}

/** With every line that a paper can have. */
const full: Shown = {
  ...open,
  receipt: { ...open.receipt, inclusion: { index: 0, path: [], closed } },
  refundedFen: 100,
  donorName: '示例公司',
  official: { wish: 'asked', payer: '示例公司', payerCode: '91110000MA00000000' },
}

test.each([
  ['whose day is open', open],
  ['with every line', full],
])('a receipt %s is on one page, with its code and its notes', async (_, shown) => {
  const written = await pdfOf(receiptPaper(shown, { link, at: new Date(postedAt) }))
  const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(written)), {
    mergePages: true,
  })
  expect(totalPages).toBe(1)
  for (const words of ['扫码核对', '这份凭证不能代替票据', '1/1']) expect(text).toContain(words)
})
