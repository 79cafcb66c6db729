/** Where a gift went and what its receipt offers, as the gift's page shows them. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { currentText } from '../../../../contracts/consent-texts'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { aGift, refused, unanswered } from '../journey/giving.fake'
import { GiftScreen } from './gift-screen'
import { aReceipt, aWay } from './way.fake'
import { wayRows } from './way-rows'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  record: () => undefined,
}))
jest.mock('../../../cloud/server-time', () => ({
  serverClock: { heard: () => undefined, now: () => new Date('2026-12-27T07:00:00Z') },
}))
jest.mock('../outside', () => ({
  outside: {
    now: () => new Date('2026-12-27T07:00:00Z'),
    unfinished: { find: () => undefined },
  },
}))
const mockOpen = jest.fn()
jest.mock('../../../platform/paper', () => ({ openPaper: (paper: object) => mockOpen(paper) }))
const mockCopy = jest.fn()
jest.mock('../../../platform/touch', () => ({
  knock: () => undefined,
  copyText: (text: string) => mockCopy(text),
}))

const settled = aGift({
  settledAt: '2026-12-07T06:32:08Z',
  receiptNumber: 'LD20261207-ABCDEFGHIJ',
})
const ok = (value: unknown) => ({ ok: true, value })

async function open(answers: Record<string, unknown> = {}) {
  resetPhone()
  mockOpen.mockReset()
  mockCopy.mockReset().mockResolvedValue(true)
  const all: Record<string, unknown> = {
    'gifts.show': ok(settled),
    'gifts.way': ok(aWay()),
    'receipts.show': ok(aReceipt()),
    ...answers,
  }
  mockCall.mockReset().mockImplementation((name: string) => Promise.resolve(all[name]))
  render(<GiftScreen giftId="gift-1" />)
  await act(async () => undefined)
}
const page = () => document.body.textContent ?? ''
const tap = async (name: string | RegExp) => {
  await act(async () => fireEvent.click(screen.getByRole('button', { name })))
}

test('its money stands line by line, used and to be used, as a bar that can be heard', async () => {
  await open()
  expect(page()).toContain('你的 ¥50')
  expect(page()).toContain('凭证 12 份')
  expect(
    screen.getByRole('img', {
      name: '被子与床品 已用 ¥36.00，运输 已用 ¥6.00，走访核对 待用 ¥4.00，管理费 待用 ¥4.00',
    }),
  ).toBeTruthy()
})

test('its steps are what reports said since, how much of that is its own, and the next report', async () => {
  await open()
  expect(page()).toContain('送到 3 所学校12月26日')
  expect(page()).toContain('这份报告用了 ¥4,200.00 · 其中你的 ¥42.00 · 凭证 12 份')
  expect(page()).toContain('下一份进展3月26日前')
})

test('a report that was corrected says so, and its correction what now counts of the gift', async () => {
  const [first] = aWay().reports
  const [quilts, transport] = aWay().parts
  if (!first || !quilts || !transport) throw new Error('the way has a report with two parts')
  const correction = {
    ...first,
    reportId: 'report-2',
    kind: 'correction' as const,
    corrects: 'report-1',
    publishedAt: '2026-12-27T02:00:00Z',
    spentFen: 360_000,
    vouchers: 11,
  }
  const back = { ...transport, reportId: 'report-2', usedFen: -577 }
  await open({
    'gifts.way': ok(
      aWay({ parts: [quilts, transport, back], usedFen: 3_623, reports: [correction, first] }),
    ),
  })
  expect(page()).toContain('更正过，以更正后的为准 · 当时写的是用了 ¥4,200.00')
  expect(page()).toContain(
    '更正了之前的报告 · 这份报告用了 ¥3,600.00 · 其中你的 ¥36.23 · 凭证 11 份',
  )
  expect(page().match(/其中你的/g)).toHaveLength(1)
  expect(page()).not.toContain('凭证 23 份')
})

test('vouchers stand for what was used of it alone, and an example’s spending is said to be made up', async () => {
  const [report] = aWay().reports
  if (!report) throw new Error('the way has a report')
  const example = { ...report, reportId: 'example-1', unbooked: true as const }
  const unused = { parts: [], usedFen: 0, unusedFen: 5_000 }
  await open({ 'gifts.way': ok(aWay({ ...unused, reports: [example] })) })
  expect(page()).toContain('示例进展：花费是虚构的，不在账本里。')
  expect(page()).not.toContain('4,200.00')
  expect(page()).not.toContain('凭证 12 份')
  cleanup()
  // Another's money was used in it, and none of this.
  await open({ 'gifts.way': ok(aWay({ ...unused, reports: [report] })) })
  expect(page().match(/凭证 12 份/g)).toHaveLength(1)
})

test('how it is made out is told when asked', async () => {
  await open()
  expect(page()).not.toContain('按余额分担')
  await tap('怎么算的')
  expect(page()).toContain('按余额分担')
  expect(screen.getByRole('button', { name: '怎么算的' }).getAttribute('aria-expanded')).toBe(
    'true',
  )
})

test('a report that is just being shared is said', async () => {
  await open({ 'gifts.way': ok(aWay({ counting: true })) })
  expect(page()).toContain('新的报告正在分摊')
})

test('a line that is used in part has one colour, full and faint', () => {
  const [part] = aWay().parts
  const rows = wayRows({
    parts: part ? [part, { ...part, reportId: 'report-2', usedFen: -600 }] : [],
    planned: [{ projectId: 'quilt001', line: { zh: '被子与床品', en: '' }, fen: 2_000 }],
  })
  expect(rows.map(({ fen, used, faint, place }) => [fen, used, faint, place])).toEqual([
    [3_000, true, false, 1],
    [2_000, false, true, 1],
  ])
})

test('the page stands when its way and its receipt do not come', async () => {
  await open({ 'gifts.way': unanswered(), 'receipts.show': unanswered() })
  expect(page()).toContain('记到项目账上')
  expect(page()).not.toContain('你的 ¥50')
  expect(page()).not.toContain('捐赠凭证（PDF）')
})

test('the receipt opens as a paper, is copied as text, and leads to its verification', async () => {
  await open({ 'receipts.paper': ok({ fileName: 'a.pdf', base64: '' }) })
  mockOpen.mockResolvedValue('downloaded')
  await tap(/捐赠凭证（PDF）/)
  expect(mockOpen).toHaveBeenCalledWith({ fileName: 'a.pdf', base64: '' })
  expect(page()).toContain('已存到下载里')
  await tap(/复制凭证文字/)
  expect(JSON.parse(mockCopy.mock.calls[0]?.[0])).toEqual(aReceipt().receipt)
  await tap(/核对这张凭证/)
  expect(trips).toEqual(['/pages/receipt/index?giftId=gift-1'])
})

test('a receipt whose day is not closed says when it will carry its proof', async () => {
  const { inclusion: _, ...receipt } = aReceipt().receipt
  await open({ 'receipts.show': ok(aReceipt({ receipt })) })
  expect(page()).toContain('当天封账后，凭证就带有证明')
})

test('the official receipt is asked for in a name, which goes to the charity only then', async () => {
  const asked = { wish: 'asked', payer: '示例公司', payerCode: '91110000X1' }
  await open({ 'receipts.ask': ok(asked) })
  await tap(/公益事业捐赠票据/)
  expect(page()).toContain('点提交，就是同意下面这段话')
  expect(page()).toContain(currentText('charity').zh)
  await tap('提交')
  expect(page()).toContain('写一个抬头，或者选匿名。')
  const write = (name: RegExp, value: string) =>
    fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } })
  write(/^抬头/, '示例公司')
  write(/^信用代码/, '91110000x1')
  await tap('提交')
  expect(mockCall).toHaveBeenLastCalledWith('receipts.ask', {
    giftId: 'gift-1',
    payer: '示例公司',
    payerCode: '91110000X1',
    textVersion: currentText('charity').version,
  })
  expect(page()).toContain('已申请，抬头 示例公司')
})

test('it can be anonymous, or waived', async () => {
  await open({ 'receipts.waive': ok({ wish: 'waived' }), 'receipts.ask': ok({ wish: 'asked' }) })
  await tap(/公益事业捐赠票据/)
  fireEvent.click(screen.getByRole('radio', { name: '不需要' }))
  await tap('提交')
  expect(mockCall).toHaveBeenLastCalledWith('receipts.waive', { giftId: 'gift-1' })
  expect(page()).toContain('已表示不需要')
  await tap(/公益事业捐赠票据/)
  fireEvent.click(screen.getByRole('radio', { name: '匿名' }))
  await tap('提交')
  expect(mockCall).toHaveBeenLastCalledWith('receipts.ask', { giftId: 'gift-1' })
})

test('what the server refuses is said in the sheet', async () => {
  await open({ 'receipts.ask': refused('GIFT_NOT_SETTLED') })
  await tap(/公益事业捐赠票据/)
  fireEvent.click(screen.getByRole('radio', { name: '匿名' }))
  await tap('提交')
  expect(
    screen
      .getAllByRole('status')
      .map(({ textContent }) => textContent)
      .join(),
  ).toContain('还没有记到账上')
})
