import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { LOOKS_MAX } from '../journey/checking'
import { aPhone, refused, unanswered } from '../journey/giving.fake'
import { ResultScreen } from './result-screen'

let mockPhone = aPhone()
jest.mock('../outside', () => ({
  get outside() {
    return mockPhone.outside
  },
}))

jest.mock('../../../cloud/server-time', () => ({
  serverClock: { heard: () => undefined, now: () => new Date('2026-12-07T07:00:00Z') },
}))

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud'),
  call: (...given: unknown[]) => mockCall(...given),
}))
let mockCard: () => { page: string; params: object }
jest.mock('../../../platform/share', () => ({
  useSharing: (card: typeof mockCard) => {
    mockCard = card
  },
}))

const templates = [{ kind: 'gift_settled', templateId: 'own', credits: 0 }]
const server: Record<string, object> = {
  'notices.mine': { items: [], unread: 0, templates },
  'notices.allow': { allowed: 1 },
  'shares.start': { shareId: 'card-of-ming' },
}

async function open({ earlier = false } = {}) {
  resetPhone()
  mockCall.mockReset().mockImplementation(async (name) => ({ ok: true, value: server[name] }))
  mockPhone = aPhone()
  mockPhone.unfinished.keep({
    key: 'key-number-1',
    projectId: 'quilt',
    at: '2026-12-07T06:31:00Z',
    giftId: 'gift-1',
  })
  render(<ResultScreen giftId="gift-1" earlier={earlier} />)
  await act(async () => undefined)
  return mockPhone
}

const says = (phone: ReturnType<typeof aPhone>, ...state: Parameters<typeof phone.lookSays>) =>
  act(() => phone.lookSays(...state))

test('the lantern is lit only once the gift is in the ledger', async () => {
  const phone = await open()
  expect(screen.getByRole('img', { name: '一盏还没亮的灯笼' })).toBeTruthy()
  expect(screen.getByText('先别重复付款；若已扣款，一定会记上。')).toBeTruthy()
  await says(phone, 'started')
  expect(screen.queryByText('谢谢你，灯亮了。')).toBeNull()
  await says(phone, 'settled', '2026-12-07T06:32:08Z')
  expect(screen.getByText('谢谢你，灯亮了。')).toBeTruthy()
  expect(screen.getByRole('img', { name: '一盏亮着的灯笼' })).toBeTruthy()
  expect(phone.recorded).toEqual(['settled'])
})

test('a gift before the one that was asked for says so, and what that means for the other', async () => {
  await says(await open({ earlier: true }), 'settled', '2026-12-07T06:32:08Z')
  expect(screen.getByText('这是前一笔。刚才那一笔没有开始，没有扣款。')).toBeTruthy()
  expect(screen.getByText('谢谢你，灯亮了。')).toBeTruthy()
})

test('a gift that is not there is told as such, and not waited for', async () => {
  const phone = await open()
  await act(() => phone.lookMeets(refused('NO_SUCH_GIFT')))
  expect(screen.getByText('没有找到这笔捐款。')).toBeTruthy()
  expect(screen.queryByText('正在核对')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '我的捐款' }))
  expect(trips).toEqual(['/pages/gifts/index'])
})

test.each([
  ['offline', '网络没有连上，还没查到结果。先别重复付款；若已扣款，一定会记上。'],
  ['busy', '这会儿没查成，还不知道结果。先别重复付款；若已扣款，一定会记上。'],
] as const)('while the server is %s, that is what is said', async (kind, sentence) => {
  const phone = await open()
  await act(() => phone.lookMeets(unanswered(kind)))
  expect(screen.getByText(sentence)).toBeTruthy()
})

test('what happens next has its dates', async () => {
  await says(await open(), 'settled', '2026-12-07T06:32:08Z')
  expect(screen.getByText('12月7日 14:32')).toBeTruthy()
  expect(screen.getByText('12月30日前')).toBeTruthy()
  expect(screen.getByText('由慈善组织开具')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '这笔捐款' }))
  expect(trips).toEqual(['/pages/gift/index?giftId=gift-1'])
})

test('while it is checked there is no way to pay again', async () => {
  const phone = await open()
  for (let looks = 0; looks < LOOKS_MAX; looks += 1) await says(phone, 'started')
  expect(screen.getAllByRole('button').map((button) => button.textContent)).not.toContain(
    '再试一次',
  )
  fireEvent.click(screen.getByRole('button', { name: '再查一次' }))
  await says(phone, 'settled', '2026-12-07T06:32:08Z')
  expect(screen.getByText('谢谢你，灯亮了。')).toBeTruthy()
})

test('without a network it says so, and promises that a charge will be recorded', async () => {
  await says(await open(), undefined)
  expect(screen.getByText(/网络没有连上，还没查到结果/)).toBeTruthy()
})

test('a confirmed failure offers another try', async () => {
  await says(await open(), 'expired')
  expect(screen.getByText('这次没付成，没有扣款。')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(trips).toEqual(['/pages/project/index?projectId=quilt&give=now'])
})

test('a payment that came too late is said to be on its way back, and nothing is lit', async () => {
  await says(await open(), 'paid')
  expect(screen.getByText('这笔钱正在退回。')).toBeTruthy()
  expect(screen.getByRole('img', { name: '一盏还没亮的灯笼' })).toBeTruthy()
})

test('the card is one’s own, of the project: the gift is nobody else’s matter', async () => {
  const phone = await open()
  expect(mockCard()).toMatchObject({ page: 'home', params: {} })
  await says(phone, 'settled', '2026-12-07T06:32:08Z')
  const params = { projectId: 'quilt', shareId: 'card-of-ming' }
  expect(mockCard()).toMatchObject({ page: 'project', params })
})

test('while it is checked one may ask to be told, and that is not asked again once it is lit', async () => {
  const phone = await open()
  expect(screen.queryByRole('button', { name: /告诉我/ })).toBeNull()
  await says(phone, 'started')
  await act(async () => fireEvent.click(screen.getByRole('button', { name: /到账了告诉我/ })))
  expect(screen.getByText('捐款到账，会告诉你一次。')).toBeTruthy()
  await says(phone, 'settled', '2026-12-07T06:32:08Z')
  expect(screen.getByText('捐款到账，会告诉你一次。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /告诉我/ })).toBeNull()
})

test('soon after it is lit its message has come, and nothing is promised any more', async () => {
  const phone = await open()
  await says(phone, 'started')
  await act(async () => fireEvent.click(screen.getByRole('button', { name: /到账了告诉我/ })))
  jest.useFakeTimers()
  await says(phone, 'settled', '2026-12-07T06:32:08Z')
  await act(() => jest.advanceTimersByTimeAsync(3_000))
  jest.useRealTimers()
  expect(screen.queryByText('捐款到账，会告诉你一次。')).toBeNull()
  expect(screen.getByText('下一笔到账，告诉你一次。')).toBeTruthy()
})

test.each(['expired', 'paid'] as const)(
  'a gift that is %s has nothing to tell later',
  async (state) => {
    await says(await open(), state)
    expect(screen.queryByText(/告诉我/)).toBeNull()
  },
)
