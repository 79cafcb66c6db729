import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../tests/support/taro'
import { serverClockOn } from '../../cloud/clock'
import { unanswered } from '../gifts/journey/giving.fake'
import { YearPage } from './year-page'

let mockClock = serverClockOn(() => 0)
jest.mock('../../cloud', () => ({ ...jest.requireActual('../../cloud/use-answer') }))
jest.mock('../../cloud/server-time', () => ({
  serverClock: { heard: (asOf: string) => mockClock.heard(asOf), now: () => mockClock.now() },
}))

const ask = jest.fn()
const answered = (year: number, asOf: string) => ({ ok: true, value: { year, asOf } })
const page = () => document.body.textContent ?? ''
const step = (name: string) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))

async function open(opened: string | undefined, phone: string, server: string) {
  resetPhone()
  mockClock = serverClockOn(() => Date.parse(phone))
  ask.mockReset().mockImplementation(async (year: number) => answered(year, server))
  render(
    <YearPage<{ year: number; asOf: string }>
      opened={opened}
      page="年度明细"
      title={(year) => `${year} 年`}
      kept="test"
      ask={ask}
    >
      {({ year }) => `这是 ${year}`}
    </YearPage>,
  )
  await act(async () => undefined)
}

const IN_2026 = '2026-11-28T06:00:00Z'
const IN_2027 = '2027-01-08T06:00:00Z'

test.each([
  ['a year that is asked for', '2027', IN_2026, IN_2027, [2027]],
  ['one before it', '2026', IN_2026, IN_2027, [2026]],
  ['no year: the server’s', undefined, IN_2026, IN_2027, [2026, 2027]],
  ['a year to come, by a right clock', '2031', IN_2027, IN_2027, [2031, 2027]],
  ['a year to come, by a clock ahead', '2027', IN_2027, IN_2026, [2027, 2026]],
  ['a year before the first', '1999', IN_2027, IN_2027, [2027]],
  ['no number', 'abc', IN_2027, IN_2027, [2027]],
])('%s (%s)', async (_, opened, phone, server, years) => {
  await open(opened, phone, server)
  expect(ask.mock.calls.map(([year]) => year)).toEqual(years)
  const shown = years.at(-1)
  expect(page()).toContain(`${shown} 年`)
  expect(page()).toContain(`这是 ${shown}`)
})

test('the step on ends at the server’s year, whatever the phone says', async () => {
  await open('2026', IN_2026, IN_2027)
  await step('后一年')
  expect(page()).toContain('这是 2027')
  await step('后一年')
  expect(ask.mock.calls.map(([year]) => year)).toEqual([2026, 2027])
})

test('a page that stays open over New Year keeps its year', async () => {
  await open(undefined, IN_2026, '2026-12-31T15:59:00Z')
  ask.mockImplementation(async (year: number) => answered(year, IN_2027))
  await step('前一年')
  await step('后一年')
  expect(page()).toContain('这是 2026')
})

test('without an answer the asked year stands, with the way back', async () => {
  resetPhone()
  mockClock = serverClockOn(() => Date.parse(IN_2026))
  ask.mockReset().mockResolvedValue(unanswered())
  render(
    <YearPage opened="2027" page="年度明细" title={(year) => `${year} 年`} kept="test" ask={ask}>
      {() => null}
    </YearPage>,
  )
  await act(async () => undefined)
  expect(page()).toContain('2027 年')
  await step('前一年')
  expect(ask).toHaveBeenLastCalledWith(2026)
})
