import { act, cleanup, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../tests/support/taro'
import { useDayDress, useDayScene, useEachNewDay } from './day-scene'

/** 23:58 in Beijing, the evening before the Spring Festival's days begin. */
const EVENING = Date.parse('2027-01-29T15:58:00.000Z')
const MINUTE_MS = 60_000

let mockKey: string
let mockAheadMs: number
let mockCalls: number
let mockShow: () => void
let mockHide: () => void
jest.mock('../../cloud', () => ({
  jitterMs: (most: number) => most / 2,
  call: async () => {
    mockCalls += 1
    const { dayOf } = jest.requireActual('../../../contracts/beijing')
    const now = new Date(Date.now() + mockAheadMs)
    const page = { key: mockKey, day: dayOf(now), totals: { asOf: now.toISOString() } }
    return { ok: true, value: page }
  },
}))
jest.mock('../../platform/lifecycle', () => ({
  lifecycle: {
    onShow(told: () => void) {
      mockShow = told
      return () => undefined
    },
    onHide(told: () => void) {
      mockHide = told
      return () => undefined
    },
  },
}))

const pages = { again: jest.fn() }

function App() {
  useDayDress()
  useEachNewDay(pages.again)
  const { day, scene } = useDayScene()
  return <p>{`${day} ${scene.key}`}</p>
}

const shown = () => screen.getByText(/^\d{4}-/).textContent
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))

beforeEach(async () => {
  jest.useFakeTimers({ now: EVENING })
  resetPhone()
  mockKey = 'ordinary'
  mockAheadMs = 0
  mockCalls = 0
  pages.again.mockClear()
  render(<App />)
  await pass(0)
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('an open app wears mourning within a minute after an operator has said so, and puts it off as soon', async () => {
  expect(shown()).toBe('2027-01-29 ordinary')
  mockKey = 'mourning'
  await pass(MINUTE_MS)
  expect(shown()).toBe('2027-01-29 mourning')
  mockKey = 'ordinary'
  await pass(MINUTE_MS)
  expect(shown()).not.toContain('mourning')
})

test('at midnight mourning is over with its day, and pages are asked anew a little later', async () => {
  mockKey = 'mourning'
  await pass(MINUTE_MS)
  mockKey = 'spring'
  await pass(MINUTE_MS - 1)
  expect(shown()).toBe('2027-01-29 mourning')
  await pass(1)
  expect(shown()).toBe('2027-01-30 spring')
  expect(pages.again).not.toHaveBeenCalled()
  await pass(5_000)
  expect(pages.again).toHaveBeenCalledTimes(1)
})

test('when the server’s clock proves another one, the app gets there within a minute, and to its midnight', async () => {
  mockAheadMs = 24 * 60 * MINUTE_MS
  mockKey = 'spring'
  await pass(MINUTE_MS)
  expect(shown()).toBe('2027-01-30 spring')
  await pass(MINUTE_MS)
  expect(shown()).toBe('2027-01-31 spring')
})

test('it asks once a minute while it is looked at, and never while it is not', async () => {
  const before = mockCalls
  await pass(MINUTE_MS)
  expect(mockCalls - before).toBe(1)
  await act(async () => mockHide())
  await pass(60 * MINUTE_MS)
  expect(mockCalls - before).toBe(1)
  await act(async () => mockShow())
  await pass(MINUTE_MS)
  expect(mockCalls - before).toBe(3)
})
