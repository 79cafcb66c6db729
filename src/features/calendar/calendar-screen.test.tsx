import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { textBesideDays } from '../../../contracts/consent-days'
import { resetPhone, trips } from '../../../tests/support/taro'
import { unanswered } from '../gifts/journey/giving.fake'
import { MONDAY } from '../projects/project.fake'
import { aDayPage, aMonth } from './calendar.fake'
import { CalendarScreen } from './calendar-screen'

const mockCall = jest.fn()
let mockKnown = true
jest.mock('../../cloud', () => ({
  ...jest.requireActual('../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  knowsPerson: () => mockKnown,
  newKey: () => 'key-number-1',
}))

jest.mock('../../cloud/server-time', () => ({
  serverClock: { now: () => new Date('2026-12-07T06:32:08.000Z') },
}))

let mockCard: () => { title: string }
jest.mock('../../platform/share', () => ({
  useSharing: (card: typeof mockCard) => {
    mockCard = card
  },
}))

let mockAvailable = false
const mockAsk = jest.fn()
jest.mock('../../platform/subscribe', () => ({
  subscribe: {
    get available() {
      return mockAvailable
    },
    ask: (templateIds: readonly string[]) => mockAsk(templateIds),
  },
}))

const ok = (value: object) => ({ ok: true, value })
const refusal = (name: string, zh: string) => ({
  ok: false,
  trouble: { kind: 'refused', name, details: {}, sentence: { zh, en: zh } },
})

const templates = [
  { kind: 'gift_settled', templateId: 'own' },
  { kind: 'calendar_day', templateId: 'days' },
]

/** The server on the Monday of the seventh of December, in the afternoon. */
function answers(given: Record<string, object>) {
  const all: Record<string, object> = {
    'scenes.now': ok({ day: '2026-12-07', totals: { asOf: MONDAY } }),
    'calendar.day': ok(aDayPage()),
    'calendar.reminders': ok({ items: [] }),
    'calendar.remind': ok({}),
    'calendar.forget': ok({}),
    'notices.mine': ok({ items: [], unread: 0, templates }),
    'notices.allow': ok({}),
    ...given,
  }
  mockCall
    .mockReset()
    .mockImplementation(async (name: string, input) =>
      name in all ? all[name] : ok({ days: aMonth(input.month) }),
    )
}

async function open(given: Record<string, object> = {}, day?: string) {
  resetPhone()
  answers(given)
  render(<CalendarScreen day={day} />)
  await settled()
}

const settled = () => act(async () => undefined)
const asked = (name: string) =>
  mockCall.mock.calls.filter(([called]) => called === name).map(([, input]) => input)
const press = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await settled()
}
const there = (text: string) => screen.queryByText(text) !== null

/** A marked day that lies ahead. */
const ahead = {
  'calendar.day': ok(aDayPage({ day: '2026-12-25' })),
}

afterEach(() => {
  cleanup()
  mockKnown = true
  mockAvailable = false
  mockAsk.mockReset()
})

test('it opens on the server’s today, in its month', async () => {
  await open()
  expect(there('2026年12月')).toBe(true)
  expect(there('丙午年 · 十月至冬月')).toBe(true)
  expect(screen.getByRole('button', { name: /12月7日 周一.*大雪，今天，正在看/ })).toBeTruthy()
  expect(asked('calendar.day')).toEqual([{ day: '2026-12-07' }])
  expect(screen.queryByRole('button', { name: '回到今天' })).toBeNull()
})

test('a day’s page has its reason, its projects, and a sentence with its source', async () => {
  await open()
  await press(/12月5日 周六.*国际志愿者日/)
  expect(asked('calendar.day').pop()).toEqual({ day: '2026-12-05' })
  expect(there('志愿者出时间，路费可以由我们来出。')).toBe(true)
  expect(there('来源：联合国大会第 40/212 号决议')).toBe(true)
  await press(/一床厚被子/)
  await press('捐一份心意')
  expect(trips).toEqual([
    '/pages/project/index?projectId=quilt001',
    '/pages/project/index?projectId=quilt001&give=now&channel=calendar',
  ])
})

test('the months beside it, and the way back to today', async () => {
  await open()
  await press('下个月')
  expect(there('2027年1月')).toBe(true)
  expect(asked('calendar.month').pop()).toEqual({ month: '2027-01' })
  await press('回到今天')
  expect(there('2026年12月')).toBe(true)
  await press('上个月')
  expect(there('2026年11月')).toBe(true)
})

test('the calendar ends with 2045', async () => {
  await open({}, '2045-12-25')
  const after = screen.getByRole('button', { name: '下个月' })
  expect(after.getAttribute('aria-disabled')).toBe('true')
  await press('下个月')
  expect(there('2045年12月')).toBe(true)
})

test('a notice opens its day; a day that is none opens today', async () => {
  await open({}, '2027-03-05')
  expect(asked('calendar.month')).toEqual([{ month: '2027-03' }])
  expect(asked('calendar.day')).toEqual([{ day: '2027-03-05' }])
  cleanup()
  await open({}, '2027-02-30')
  expect(asked('calendar.day')).toEqual([{ day: '2026-12-07' }])
})

test('reminding asks for this one message and then keeps the day', async () => {
  mockAvailable = true
  let answer: (accepted: string[]) => void = () => undefined
  mockAsk.mockReturnValue(
    new Promise((resolve) => {
      answer = resolve
    }),
  )
  await open(ahead, '2026-12-25')
  // What choosing the day agrees to is read before it.
  expect(there(textBesideDays.zh)).toBe(true)
  await press('提醒我')
  expect(mockAsk.mock.calls).toEqual([[['days']]])
  expect(asked('calendar.remind')).toEqual([])
  await act(async () => answer(['days']))
  expect(asked('notices.allow')).toEqual([{ key: 'key-number-1', accepted: ['days'] }])
  expect(asked('calendar.remind')).toEqual([{ day: '2026-12-25', scene: 'volunteer-day' }])
  expect(there('那天早上九点，提醒你一次。')).toBe(true)
})

test('who wants no message is still reminded in the inbox, and it says so', async () => {
  mockAvailable = true
  mockAsk.mockResolvedValue([])
  await open(ahead, '2026-12-25')
  await press('提醒我')
  expect(asked('notices.allow')).toEqual([])
  expect(asked('calendar.remind')).toHaveLength(1)
  expect(there('那天早上九点，「消息」里会有一条提醒。')).toBe(true)
})

test('a reminder that is there is shown, and can be taken back', async () => {
  const kept = ok({ items: [{ day: '2026-12-25', scene: 'volunteer-day' }] })
  await open({ ...ahead, 'calendar.reminders': kept }, '2026-12-25')
  expect(there('那天早上九点，提醒你一次。')).toBe(true)
  await press('不用提醒了')
  expect(asked('calendar.forget')).toEqual([{ day: '2026-12-25' }])
  expect(screen.getByRole('button', { name: '提醒我' })).toBeTruthy()
})

test('a reminder that the server refuses says why', async () => {
  const many = refusal('TOO_MANY_REMINDERS', '提醒已经有 50 个了。')
  await open({ ...ahead, 'calendar.remind': many }, '2026-12-25')
  await press('提醒我')
  expect(there('提醒已经有 50 个了。')).toBe(true)
  expect(screen.getByRole('button', { name: '提醒我' })).toBeTruthy()
})

test('nobody is logged in only to look', async () => {
  mockKnown = false
  await open()
  expect(asked('calendar.reminders')).toEqual([])
})

test.each([
  ['2026-12-05', '这一天已经过去，不再提醒。'],
  ['2026-12-07', '就是今天，九点的提醒已经过了。'],
])('%s cannot be reminded of any more', async (day, sentence) => {
  await open({ 'calendar.day': ok(aDayPage({ day })) }, day)
  expect(there(sentence)).toBe(true)
  expect(screen.queryByRole('button', { name: '提醒我' })).toBeNull()
})

test('a day without a mark offers no reminder', async () => {
  await open({ 'calendar.day': ok(aDayPage({ day: '2026-12-25', marks: [] })) }, '2026-12-25')
  expect(screen.queryByRole('button', { name: '提醒我' })).toBeNull()
})

test('without an open project it says so and leads on', async () => {
  await open({ 'calendar.day': ok(aDayPage({ projects: [] })) })
  expect(there('这会儿没有开放的项目。')).toBe(true)
  await press('看看全部项目')
  expect(trips).toEqual(['/pages/projects/index'])
})

test('while it is fetched its shape is there', async () => {
  resetPhone()
  mockCall.mockReset().mockReturnValue(new Promise(() => undefined))
  render(<CalendarScreen />)
  expect(screen.getByRole('status', { name: '正在打开' })).toBeTruthy()
})

test.each(['scenes.now', 'calendar.month', 'calendar.day'])(
  'without an answer to %s it says so and tries again',
  async (name) => {
    await open({ [name]: unanswered() })
    expect(there('没有回音。')).toBe(true)
    answers({})
    await press('再试一次')
    expect(there('没有回音。')).toBe(false)
    expect(there('志愿者出时间，路费可以由我们来出。')).toBe(true)
  },
)

test('the list holds the days with a name, and every day for whoever asks', async () => {
  await open()
  const plain = () => document.querySelectorAll('.month__day--plain').length
  const before = plain()
  expect(before).toBeGreaterThan(20)
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '看每一天' })))
  expect(plain()).toBe(0)
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '只看有名字的日子' })))
  expect(plain()).toBe(before)
})

test('an emergency is among the reasons of the day, and leads to its page', async () => {
  const title = { zh: '大水之后，一桶干净水', en: 'Clean water' }
  await open({ 'calendar.day': ok(aDayPage({ appeal: { projectId: 'flood001', title } })) })
  fireEvent.click(screen.getByRole('button', { name: /大水之后.*紧急救助正在进行/ }))
  expect(trips).toEqual(['/pages/festival/index?key=emergency'])
})

test('a card of a day says which day it is', async () => {
  await open({}, '2026-12-05')
  expect(mockCard().title).toBe('12月5日 · 国际志愿者日')
  await press(/12月8日/)
  expect(mockCard().title).toBe('12月8日 · 公益日历')
})
