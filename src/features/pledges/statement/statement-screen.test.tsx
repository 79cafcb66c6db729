import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { unanswered } from '../../gifts/journey/giving.fake'
import { StatementScreen } from './statement-screen'
import type { Statement } from './statement-text'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
}))
jest.mock('../../../cloud/server-time', () => ({
  serverClock: { heard: () => undefined, now: () => new Date('2026-12-07T06:32:00Z') },
}))
const mockOpen = jest.fn()
jest.mock('../../../platform/paper', () => ({ openPaper: (paper: object) => mockOpen(paper) }))
const mockCopy = jest.fn()
jest.mock('../../../platform/touch', () => ({
  knock: () => undefined,
  copyText: (text: string) => mockCopy(text),
}))

const item = (month: string, refundedFen = 0): Statement['items'][number] => ({
  giftId: `gift-${month}`,
  pledgeId: 'pledge-1',
  period: `2026-${month}`,
  receiptNumber: `LT-${month}`,
  settledAt: `2026-${month}-08T11:20:00Z`,
  projectId: 'lunch001',
  projectTitle: { zh: '热乎的午饭', en: 'A warm lunch' },
  charityName: { zh: '禾灯儿童公益基金会', en: 'Hedeng' },
  amountFen: 3_000,
  refundedFen,
})

const year = (given: Partial<Statement> = {}): Statement => ({
  year: 2026,
  items: [item('10'), item('11', 1_000)],
  givenFen: 6_000,
  refundedFen: 1_000,
  standsFen: 5_000,
  asOf: '2026-12-07T06:32:08Z',
  ...given,
})

async function open(statement: object = { ok: true, value: year() }, opened?: string) {
  resetPhone()
  mockOpen.mockReset()
  mockCopy.mockReset().mockResolvedValue(true)
  mockCall.mockReset().mockResolvedValue(statement)
  render(<StatementScreen year={opened} />)
  await act(async () => undefined)
}

const page = () => document.body.textContent ?? ''

test('each gift with its number, and sums that are the server’s', async () => {
  await open()
  expect(mockCall).toHaveBeenCalledWith('pledges.statement', { year: 2026 })
  expect(page()).toContain('2026 年的月捐')
  expect(page()).toContain('记录编号 LT-10')
  expect(page()).toContain('退回 ¥10.00')
  expect(screen.getByRole('img', { name: '¥50.00' })).toBeTruthy()
  expect(page()).toContain('捐出¥60.00退回¥10.00')
  expect(page()).toContain('截至 12月7日 14:32:08')
  fireEvent.click(screen.getByRole('button', { name: /^11月8日，热乎的午饭/ }))
  expect(trips).toEqual(['/pages/gift/index?giftId=gift-11'])
})

test('other years are one tap away, none that is to come', async () => {
  await open()
  fireEvent.click(screen.getByRole('button', { name: '后一年' }))
  expect(mockCall).toHaveBeenCalledTimes(1)
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '前一年' })))
  expect(mockCall).toHaveBeenLastCalledWith('pledges.statement', { year: 2025 })
})

test.each([
  ['2025', 2025],
  ['2031', 2026],
  ['1999', 2026],
  ['abc', 2026],
])('opened for %s it shows %i', async (opened, shown) => {
  await open(undefined, opened)
  expect(mockCall).toHaveBeenLastCalledWith('pledges.statement', { year: shown })
})

const paper = { fileName: 'lantern-2026.pdf', base64: 'JVBERg==' }

test.each([
  ['shown', undefined],
  ['downloaded', '已存到下载里'],
  ['failed', '没能打开，再试一次'],
])('its paper is asked for once and %s', async (opened, said) => {
  await open()
  mockOpen.mockResolvedValue(opened)
  mockCall.mockReset().mockResolvedValue({ ok: true, value: paper })
  const button = screen.getByRole('button', { name: '打开 PDF' })
  fireEvent.click(button)
  await act(async () => fireEvent.click(button))
  expect(mockCall.mock.calls).toEqual([['pledges.statementFile', { year: 2026 }]])
  expect(mockOpen).toHaveBeenCalledWith(paper)
  for (const words of ['已存到下载里', '没能打开，再试一次']) {
    expect(page().includes(words)).toBe(words === said)
  }
})

test('a paper that does not come is said, and can be asked for again', async () => {
  await open()
  mockCall.mockReset().mockResolvedValue(unanswered())
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '打开 PDF' })))
  expect(page()).toContain('没能打开')
  expect(mockOpen).not.toHaveBeenCalled()
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '打开 PDF' })))
  expect(mockCall).toHaveBeenCalledTimes(2)
})

test('as text it has the same rows and sums', async () => {
  await open()
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '复制成文字' })))
  expect(mockCopy.mock.calls[0]?.[0]).toBe(
    [
      '2026 年的月捐',
      '10月8日\t热乎的午饭\t禾灯儿童公益基金会\tLT-10\t¥30.00',
      '11月8日\t热乎的午饭\t禾灯儿童公益基金会\tLT-11\t¥30.00\t退回 ¥10.00',
      '捐出\t¥60.00',
      '退回\t¥10.00',
      '合计\t¥50.00',
      '截至 12月7日 14:32:08',
      '捐赠记录由灯愿生成，正式票据由慈善组织开具。',
    ].join('\n'),
  )
  expect(page()).toContain('已复制')
})

test('a year without any, and no answer', async () => {
  const none = year({ items: [], givenFen: 0, refundedFen: 0, standsFen: 0 })
  await open({ ok: true, value: none })
  expect(page()).toContain('2026 年没有月捐')
  cleanup()
  await open(unanswered())
  expect(screen.getByRole('alert').textContent).toContain('没有网络')
})
