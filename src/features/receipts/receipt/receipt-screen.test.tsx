/** A receipt verified in the phone: by its link, from a file, pasted; and what is said of false ones. */
import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Receipt } from '../../../../contracts/proofs/receipt'
import { resetPhone } from '../../../../tests/support/taro'
import { aReceipt, theDays } from '../../gifts/gift/way.fake'
import { refused, unanswered } from '../../gifts/journey/giving.fake'
import { ReceiptScreen } from './receipt-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({ call: (...given: unknown[]) => mockCall(...given) }))
const mockChoose = jest.fn()
jest.mock('../../../platform/text-file', () => ({ chooseText: (of: string) => mockChoose(of) }))

const ok = (value: unknown) => ({ ok: true, value })

async function open(
  props: { giftId?: string; code?: string } = {},
  answers: Record<string, unknown> = {},
) {
  resetPhone()
  const all: Record<string, unknown> = {
    'receipts.days': ok(theDays),
    'receipts.check': ok(aReceipt()),
    'receipts.show': ok(aReceipt()),
    ...answers,
  }
  mockCall.mockReset().mockImplementation((name: string) => Promise.resolve(all[name]))
  render(<ReceiptScreen giftId={props.giftId} code={props.code} />)
  await act(async () => undefined)
  await act(async () => undefined)
}
const page = () => document.body.textContent ?? ''
const tap = async (name: string | RegExp) => {
  await act(async () => fireEvent.click(screen.getByRole('button', { name })))
  await act(async () => undefined)
}
async function paste(text: string) {
  fireEvent.input(screen.getByRole('textbox', { name: /粘贴凭证/ }), { target: { value: text } })
  await tap('核对')
}

test('the code of a paper shows its receipt, proven by the published days', async () => {
  await open({ giftId: 'gift-1', code: 'abcdefghijklmnop' })
  expect(mockCall.mock.calls).toEqual([
    ['receipts.check', { giftId: 'gift-1', code: 'abcdefghijklmnop' }],
    ['receipts.days', { after: '2026-12-05' }],
  ])
  expect(page()).toContain('已证实')
  expect(page()).toContain('一床厚被子')
  expect(page()).toContain('¥50.00')
})

test('one’s own needs no code', async () => {
  await open({ giftId: 'gift-1' })
  expect(mockCall.mock.calls[0]).toEqual(['receipts.show', { giftId: 'gift-1' }])
  expect(page()).toContain('已证实')
})

test('without the published days it is consistent and no more, until they can be had', async () => {
  await open({ giftId: 'gift-1' }, { 'receipts.days': unanswered() })
  expect(page()).toContain('前后一致，还没有证实')
  mockCall.mockImplementation(() => Promise.resolve(ok(theDays)))
  await tap('再核对一次')
  expect(page()).toContain('已证实')
})

/** As it is given out before its day is closed. */
function unproven(): Receipt {
  const { inclusion: _, ...receipt } = aReceipt().receipt
  return { ...receipt, entry: { ...receipt.entry, salt: '' } }
}

test('before its day is closed it is open, with the published days and without them', async () => {
  const show = ok(aReceipt({ receipt: unproven() }))
  const none = ok({ ...theDays, days: [] })
  await open({ giftId: 'gift-1' }, { 'receipts.show': show, 'receipts.days': none })
  expect(mockCall).toHaveBeenLastCalledWith('receipts.days', { after: '2026-12-05' })
  expect(page()).toContain('当天还没有封账')
  await open({ giftId: 'gift-1' }, { 'receipts.show': show, 'receipts.days': unanswered() })
  expect(page()).toContain('当天还没有封账')
})

test('once its day is published, a receipt without a proof proves nothing', async () => {
  await open()
  await paste(JSON.stringify(unproven()))
  expect(page()).toContain('缺少证明')
  expect(page()).toContain('请重新取一次凭证')
})

test('published days that do not reach its day leave it unproven, and it can be verified again', async () => {
  await open({ giftId: 'gift-1' }, { 'receipts.days': ok({ ...theDays, days: [] }) })
  expect(page()).toContain('前后一致，还没有证实')
  expect(page()).toContain('手上的封账没有到凭证上的那一天')
  expect(screen.getByRole('button', { name: '再核对一次' })).toBeTruthy()
})

test('a receipt is pasted, or chosen as a file', async () => {
  await open()
  await paste(JSON.stringify(aReceipt().receipt))
  expect(page()).toContain('已证实')
  await tap('核对另一张')
  mockChoose.mockResolvedValue({ text: JSON.stringify(aReceipt()) })
  await tap(/选一个文件/)
  expect(mockChoose).toHaveBeenCalledWith('json')
  expect(page()).toContain('已证实')
})

type Changed = Receipt & { inclusion: NonNullable<Receipt['inclusion']> }

/** What is changed, what is said of it, and the change. */
const changes: [string, string, (receipt: Changed) => object][] = [
  ['sum', '金额和记到项目账上的数目不一样', () => ({ amountFen: 500_000 })],
  ['charity', '慈善组织不是收到这笔钱的那一家', () => ({ charityId: 'hedeng' })],
  ['project', '项目不是账上记的那一个', () => ({ projectId: 'books001' })],
  ['gift', '附的账是另一笔捐款的', ({ giftId }) => ({ giftId: giftId.replace('x', 'w') })],
  ['number', '记录编号不是这笔捐款的', () => ({ receiptNumber: 'LD20261208-X' })],
  [
    'lines',
    '这笔账的各行加起来不是零',
    ({ entry }) => ({
      entry: { ...entry, lines: [{ account: 'merchant:shandu', amountFen: 1 }] },
    }),
  ],
  [
    'salt',
    '从这笔账算不到当天的树根',
    ({ entry }) => ({ entry: { ...entry, salt: 'f'.repeat(64) } }),
  ],
  [
    'time',
    '记录编号不是这笔捐款的',
    ({ entry }) => ({ entry: { ...entry, postedAt: '2026-12-09T00:00:00Z' } }),
  ],
  [
    'place',
    '从这笔账算不到当天的树根',
    ({ inclusion }) => ({ inclusion: { ...inclusion, index: 2 } }),
  ],
  [
    'path',
    '从这笔账算不到当天的树根',
    ({ inclusion }) => ({ inclusion: { ...inclusion, path: [] } }),
  ],
  [
    'root',
    '当天的封账不是用凭证上的公钥签的',
    ({ inclusion }) => ({
      inclusion: { ...inclusion, closed: { ...inclusion.closed, root: 'a'.repeat(64) } },
    }),
  ],
  [
    'day',
    '附的证明是另一天的',
    ({ inclusion }) => ({
      inclusion: { ...inclusion, path: [], closed: { ...inclusion.closed, day: '2026-12-08' } },
    }),
  ],
  ['key', '当天的封账不是用凭证上的公钥签的', () => ({ publicKey: 'b'.repeat(64) })],
]

test.each(changes)(
  'a receipt whose %s was changed does not match, and it says why',
  async (_, why, change) => {
    await open()
    const { receipt } = aReceipt()
    await paste(JSON.stringify({ ...receipt, ...change(receipt as Changed) }))
    expect(page()).toContain('对不上')
    expect(page()).toContain(why)
  },
)

test.each([
  ['这不是一张凭证，或者没有贴全。', '你好'],
  ['凭证里少了一部分，或者被改过：format', '{"format":"a poem"}'],
  [
    '少了一部分，或者被改过：entry.salt',
    JSON.stringify({ ...aReceipt().receipt, entry: { ...aReceipt().receipt.entry, salt: 'no' } }),
  ],
])('%s', async (said, text) => {
  await open()
  await paste(text)
  expect(page()).toContain(said)
})

test('a file that cannot be read, and one that nobody chose', async () => {
  await open()
  mockChoose.mockResolvedValue('failed')
  await tap(/选一个文件/)
  expect(page()).toContain('这个文件读不了')
  mockChoose.mockResolvedValue('left')
  await tap(/选一个文件/)
  expect(page()).not.toContain('这个文件读不了')
})

test('a link that leads to none, and no answer', async () => {
  await open(
    { giftId: 'gift-1', code: 'abcdefghijklmnop' },
    { 'receipts.check': refused('NO_SUCH_RECEIPT') },
  )
  expect(page()).toContain('没有找到这张凭证')
  expect(page()).toContain('粘贴凭证')
})

test('nobody answers: it can be tried again', async () => {
  await open({ giftId: 'gift-1' }, { 'receipts.show': unanswered() })
  expect(page()).toContain('没有回音')
  mockCall.mockImplementation((name: string) =>
    Promise.resolve(ok(name === 'receipts.days' ? theDays : aReceipt())),
  )
  await tap('再核对一次')
  expect(page()).toContain('已证实')
})
