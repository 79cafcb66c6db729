import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { chooseLook } from '../../../ui'
import { unanswered } from '../../gifts/journey/giving.fake'
import { YearScreen } from './year-screen'
import type { Item, Year } from './year-text'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
}))
jest.mock('../../../cloud/server-time', () => ({
  serverClock: { heard: () => undefined, now: () => new Date('2026-12-31T16:30:00Z') },
}))
const mockOpen = jest.fn()
jest.mock('../../../platform/paper', () => ({ openPaper: (paper: object) => mockOpen(paper) }))
const mockCopy = jest.fn()
jest.mock('../../../platform/touch', () => ({
  knock: () => undefined,
  copyText: (text: string) => mockCopy(text),
}))

const item = (giftId: string, given: Partial<Item> = {}): Item => ({
  giftId,
  receiptNumber: `LD20261108-${giftId}`,
  settledAt: '2026-11-08T11:20:00Z',
  projectTitle: { zh: '一床厚被子', en: 'A thick quilt' },
  amountFen: 3_000,
  refundedFen: 0,
  wish: 'open',
  ...given,
})

const year = (given: Partial<Year> = {}): Year => ({
  year: 2027,
  charities: [
    {
      charityId: 'shandu',
      charityName: { zh: '山渡助学公益基金会', en: 'Shandu' },
      creditCode: '53110000500000000X',
      items: [item('A', { wish: 'asked' }), item('B', { refundedFen: 1_000 })],
      givenFen: 6_000,
      refundedFen: 1_000,
      standsFen: 5_000,
    },
    {
      charityId: 'hedeng',
      charityName: { zh: '禾灯儿童公益基金会', en: 'Hedeng' },
      creditCode: '53110000500000001X',
      items: [item('C', { wish: 'waived' })],
      givenFen: 3_000,
      refundedFen: 0,
      standsFen: 3_000,
    },
  ],
  givenFen: 9_000,
  refundedFen: 1_000,
  standsFen: 8_000,
  asOf: '2026-12-31T16:32:08Z',
  ...given,
})

async function open(answer: object = { ok: true, value: year() }, opened?: string) {
  resetPhone()
  chooseLook({ lang: 'zh', theme: 'system', textSize: 'normal' })
  mockOpen.mockReset()
  mockCopy.mockReset().mockResolvedValue(true)
  mockCall.mockReset().mockResolvedValue(answer)
  render(<YearScreen year={opened} />)
  await act(async () => undefined)
}

const page = () => document.body.textContent ?? ''
const tap = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))

test('by charity, under its code: its sum, and each gift with its number and what its giver wished', async () => {
  await open()
  // Beijing's year, which begins eight hours early.
  expect(mockCall).toHaveBeenCalledWith('receipts.year', { year: 2027 })
  expect(page()).toContain('统一社会信用代码 53110000500000000X')
  expect(screen.getByRole('img', { name: '¥80.00' })).toBeTruthy()
  expect(screen.getByRole('img', { name: '¥50.00' })).toBeTruthy()
  expect(page()).toContain('捐出¥90.00退回¥10.00')
  expect(page()).toContain('11月8日 · 票据已申请')
  expect(page()).toContain('记录编号 LD20261108-B')
  expect(page()).toContain('截至 2027年1月1日 00:32:08')
  fireEvent.click(screen.getAllByRole('button', { name: /^11月8日，一床厚被子/ })[1] as HTMLElement)
  expect(trips).toEqual(['/pages/gift/index?giftId=B'])
})

test('other years are one tap away, none that is to come', async () => {
  await open(undefined, '2026')
  expect(mockCall).toHaveBeenLastCalledWith('receipts.year', { year: 2026 })
  await tap('后一年')
  expect(mockCall).toHaveBeenLastCalledWith('receipts.year', { year: 2027 })
  await tap('后一年')
  expect(mockCall).toHaveBeenCalledTimes(2)
})

const paper = { fileName: 'lantern-receipts-2027.pdf', base64: 'JVBERg==' }

test.each([
  ['shown', ''],
  ['downloaded', '已存到下载里'],
  ['failed', '没能打开，再试一次'],
])('its paper is asked for once and %s', async (opened, said) => {
  await open()
  mockOpen.mockResolvedValue(opened)
  mockCall.mockReset().mockResolvedValue({ ok: true, value: paper })
  const button = screen.getByRole('button', { name: '打开 PDF' })
  fireEvent.click(button)
  await act(async () => fireEvent.click(button))
  expect(mockCall.mock.calls).toEqual([['receipts.yearFile', { year: 2027 }]])
  expect(mockOpen).toHaveBeenCalledWith(paper)
  expect(screen.queryByRole('status')?.textContent ?? '').toBe(said)
})

test('a paper that does not come is said', async () => {
  await open()
  mockCall.mockReset().mockResolvedValue(unanswered())
  await tap('打开 PDF')
  expect(page()).toContain('没能打开')
  expect(mockOpen).not.toHaveBeenCalled()
})

test('as text it has the same rows and sums', async () => {
  await open()
  await tap('复制成文字')
  expect(mockCopy.mock.calls[0]?.[0]).toBe(
    [
      '2027 年的捐赠',
      '山渡助学公益基金会\t统一社会信用代码 53110000500000000X\t¥50.00',
      '11月8日\t一床厚被子\tLD20261108-A\t¥30.00\t票据已申请',
      '11月8日\t一床厚被子\tLD20261108-B\t¥30.00\t退回 ¥10.00\t票据还没有申请',
      '禾灯儿童公益基金会\t统一社会信用代码 53110000500000001X\t¥30.00',
      '11月8日\t一床厚被子\tLD20261108-C\t¥30.00\t票据表示不需要',
      '捐出\t¥90.00',
      '退回\t¥10.00',
      '合计\t¥80.00',
      '截至 2027年1月1日 00:32:08',
      '这是捐赠记录的汇总。公益事业捐赠票据由各慈善组织开具，抵税以票据为准；在每一笔捐款里申请。',
    ].join('\n'),
  )
  expect(page()).toContain('已复制')
})

test('a year without any, and no answer', async () => {
  await open({
    ok: true,
    value: year({ charities: [], givenFen: 0, refundedFen: 0, standsFen: 0 }),
  })
  expect(page()).toContain('2027 年没有捐款')
  cleanup()
  await open(unanswered())
  expect(screen.getByRole('alert').textContent).toContain('没有网络')
})
