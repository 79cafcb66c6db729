import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Gift } from '../../../../contracts/gifts'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { aGift, refused } from '../journey/giving.fake'
import { GiftScreen } from './gift-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  // What stands beside the gift has tests of its own (gift-way.test.tsx).
  call: (name: string, ...given: unknown[]) =>
    name === 'gifts.way' || name === 'receipts.show'
      ? Promise.resolve({ ok: false, trouble: { kind: 'offline', sentence: { zh: '', en: '' } } })
      : mockCall(name, ...given),
  record: () => undefined,
}))
jest.mock('../../../cloud/server-time', () => ({
  serverClock: { heard: () => undefined, now: () => new Date('2026-12-07T07:00:00Z') },
}))
jest.mock('../outside', () => ({
  outside: {
    now: () => new Date('2026-12-07T07:00:00Z'),
    unfinished: { find: () => undefined },
  },
}))

const settled = aGift({
  settledAt: '2026-12-07T06:32:08Z',
  receiptNumber: 'LD20261207-ABCDEFGHIJ',
  undoUntil: '2026-12-08T06:32:08Z',
  canUndo: true,
})
const ok = (value: Gift) => Promise.resolve({ ok: true, value })
const refund = (given: Partial<Gift['refunds'][number]>): Gift['refunds'][number] => ({
  refundId: 'refund-1',
  amountFen: 5_000,
  state: 'asked',
  why: 'request',
  askedAt: '2026-12-07T06:50:00Z',
  ...given,
})

async function open(gift: Gift) {
  resetPhone()
  mockCall.mockReset().mockReturnValue(ok(gift))
  render(<GiftScreen giftId="gift-1" />)
  await act(async () => undefined)
}

const tap = async (name: string | RegExp) => {
  await act(async () => fireEvent.click(screen.getByRole('button', { name })))
}
const calls = () => mockCall.mock.calls.map(([name]) => name)

test('a gift of another year stands with its year', async () => {
  await open({ ...settled, settledAt: '2025-12-07T06:32:08Z', refunds: [refund({})] })
  expect(screen.getAllByText('2025年12月7日 14:32')).toHaveLength(2)
  expect(screen.getByText('12月7日 14:50')).toBeTruthy()
})

test('a gift shows its sum, its way and the number of its record', async () => {
  await open(settled)
  expect(screen.getByRole('img', { name: '¥50.00' })).toBeTruthy()
  expect(screen.getByText('记到项目账上，进慈善组织自己的账户')).toBeTruthy()
  expect(screen.getByText('LD20261207-ABCDEFGHIJ')).toBeTruthy()
  expect(screen.getByText('12月30日前')).toBeTruthy()
})

test('a gift that was wrapped leads to its envelope', async () => {
  await open({ ...settled, envelopeId: 'envelope-1' })
  await tap(/它包成的爱心红包/)
  expect(trips).toEqual(['/pages/envelope/index?envelopeId=envelope-1'])
})

test('a gift of a monthly promise leads to its pledge', async () => {
  await open({ ...settled, pledgeId: 'pledge-1', period: '2026-12' })
  await tap(/它所在的月捐/)
  expect(trips).toEqual(['/pages/pledge/index?pledgeId=pledge-1'])
})

test('within a day a gift is undone after one question', async () => {
  await open(settled)
  await tap(/撤销这笔捐款/)
  expect(calls()).toEqual(['gifts.show'])
  expect(screen.getByText('¥50.00 会按原路退回，不再用在这个项目。')).toBeTruthy()
  mockCall.mockReturnValue(
    ok({ ...settled, canUndo: false, refunds: [refund({ state: 'under_way', why: 'undo' })] }),
  )
  await tap('撤销，退回')
  expect(calls()).toEqual(['gifts.show', 'gifts.undo'])
  expect(screen.getByText('已撤销，钱正在按原路退回。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /撤销这笔捐款/ })).toBeNull()
})

test.each([
  ['done', 'refunded', '已撤销，钱已按原路退回。'],
  ['stuck', 'settled', undefined],
  ['failed', 'settled', undefined],
] as const)('when an undo is %s, nothing says that it is under way', async (state, gift, said) => {
  jest.useFakeTimers()
  try {
    await open(settled)
    await tap(/撤销这笔捐款/)
    const undone = (given: Partial<Gift['refunds'][number]>) =>
      ok({ ...settled, canUndo: false, refunds: [refund({ why: 'undo', ...given })] })
    mockCall.mockReturnValueOnce(undone({ state: 'under_way' })).mockReturnValue(
      undone({ state }).then((answer) => ({
        ...answer,
        value: { ...answer.value, state: gift },
      })),
    )
    await tap('撤销，退回')
    expect(screen.getByText('已撤销，钱正在按原路退回。')).toBeTruthy()
    await act(() => jest.advanceTimersByTimeAsync(5_000))
    expect(screen.queryByText('已撤销，钱正在按原路退回。')).toBeNull()
    expect(screen.queryByText(/^已撤销/)?.textContent).toBe(said)
  } finally {
    jest.useRealTimers()
  }
})

test('a gift on its way back has a clock on its badge, not the check of a booked one', async () => {
  await open({ ...settled, refunds: [refund({ state: 'under_way', why: 'undo' })] })
  const [badge] = screen.getAllByText('正在退款')
  expect(badge?.className).toContain('tag--gold')
})

test('a request that waits can be said to be a minor’s, once, with a reason of its own', async () => {
  await open({ ...settled, canUndo: false, refunds: [refund({ why: 'request' })] })
  expect(screen.queryByRole('button', { name: /申请退款/ })).toBeNull()
  await tap(/这笔是未成年人捐的/)
  expect(screen.queryByRole('switch')).toBeNull()
  fireEvent.input(screen.getByRole('textbox', { name: '为什么要退' }), {
    target: { value: '孩子拿手机自己捐的' },
  })
  mockCall.mockReturnValue(ok({ ...settled, canUndo: false, refunds: [refund({ why: 'minor' })] }))
  await tap('提交申请')
  expect(mockCall).toHaveBeenLastCalledWith('gifts.askRefund', {
    giftId: 'gift-1',
    reason: '孩子拿手机自己捐的',
    minor: true,
  })
  expect(screen.getByText('未成年人的申请先处理，钱还没有变动')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /这笔是未成年人捐的/ })).toBeNull()
})

test('a refund that could not reach its payer is told as it is, and is not asked for again', async () => {
  await open({ ...settled, canUndo: false, refunds: [refund({ state: 'stuck', why: 'undo' })] })
  expect(screen.getAllByText('退款遇到阻碍')).toHaveLength(2)
  expect(
    screen.getByText('¥50.00 没能退到你的账户，慈善组织正在和银行处理，不用再申请。'),
  ).toBeTruthy()
  expect(screen.queryByRole('button', { name: /申请退款/ })).toBeNull()
})

test('the question can be answered with no', async () => {
  await open(settled)
  await tap(/撤销这笔捐款/)
  await tap('先不撤销')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(calls()).toEqual(['gifts.show'])
})

test('after a day a refund is asked for with a reason, and a minor’s gift is said apart', async () => {
  await open({ ...settled, canUndo: false })
  await tap(/申请退款/)
  await tap('提交申请')
  expect(screen.getByText('写几句原因，慈善组织才好处理。')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('为什么要退'), { target: { value: '孩子自己付的' } })
  fireEvent.click(screen.getByRole('switch', { name: /未成年人/ }))
  mockCall.mockReturnValue(ok({ ...settled, refunds: [refund({ why: 'minor' })] }))
  await tap('提交申请')
  expect(mockCall).toHaveBeenLastCalledWith('gifts.askRefund', {
    giftId: 'gift-1',
    reason: '孩子自己付的',
    minor: true,
  })
  expect(screen.getByText('未成年人的申请先处理，钱还没有变动')).toBeTruthy()
})

test('when the server says that the day is over, the request takes the place of undo', async () => {
  await open(settled)
  await tap(/撤销这笔捐款/)
  mockCall.mockResolvedValue(refused('UNDO_TOO_LATE'))
  await tap('撤销，退回')
  expect(screen.getByText('已过 24 小时，可以申请退款，钱没有变动。')).toBeTruthy()
  expect(screen.getByRole('button', { name: /申请退款/ })).toBeTruthy()
})

test.each<[string, Partial<Gift>, string, string]>([
  ['a name', { showName: true }, '你的名字现在看得到', '不再显示我的名字'],
  ['words', { wordsShown: true }, '你的留言现在看得到，名字没有显示', '不再显示我的留言'],
  [
    'a name with words',
    { showName: true, wordsShown: true },
    '你的名字和留言现在看得到',
    '不再显示我的名字和留言',
  ],
])('%s that others see can be hidden with one tap', async (_, shown, seen, hide) => {
  await open({ ...settled, message: '冬天快点过去', ...shown })
  expect(screen.getByText(seen)).toBeTruthy()
  mockCall.mockReturnValue(ok(settled))
  await tap(new RegExp(hide))
  expect(calls()).toContain('gifts.hideName')
  expect(screen.getByText('现在看不到了。')).toBeTruthy()
})

test('a gift that went back is shown to nobody, so there is no name to hide', async () => {
  await open({ ...settled, state: 'refunded', canUndo: false, showName: true })
  expect(screen.queryByText(/现在看得到/)).toBeNull()
})

test('whether a gift can be undone is the server’s word, whatever the phone’s clock says', async () => {
  await open({ ...settled, undoUntil: '2026-12-01T00:00:00Z', canUndo: true })
  expect(screen.getByRole('button', { name: /撤销这笔捐款/ })).toBeTruthy()
})

test('a gift that waits for its payment is asked after at the provider', async () => {
  await open(aGift({ state: 'started' }))
  expect(calls()).toEqual(['gifts.show', 'gifts.sync'])
  expect(screen.getByText('没有付的单子会自己关闭，不会扣款')).toBeTruthy()
})

test('an unpaid gift says that nothing was charged and leads back to the open sheet', async () => {
  await open(aGift({ state: 'started' }))
  expect(screen.getByText('没有扣款。还想帮这个项目，可以再试一次。')).toBeTruthy()
  await tap('再试一次')
  expect(trips).toEqual(['/pages/project/index?projectId=quilt&give=now'])
})

test('while the provider does not answer, nobody is told that nothing was charged', async () => {
  resetPhone()
  mockCall
    .mockReset()
    .mockReturnValueOnce(ok(aGift({ state: 'started' })))
    .mockResolvedValue(refused('CHECKING'))
  render(<GiftScreen giftId="gift-1" />)
  await act(async () => undefined)
  expect(calls()).toEqual(['gifts.show', 'gifts.sync'])
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
})

test('a gift of somebody else’s is not found, and the way to one’s own stands there', async () => {
  resetPhone()
  mockCall.mockReset().mockResolvedValue(refused('NO_SUCH_GIFT'))
  render(<GiftScreen giftId="gift-2" />)
  await act(async () => undefined)
  await tap('我的捐款')
  expect(trips).toEqual(['/pages/gifts/index'])
})
