import { HOUR_MS, SECOND_MS } from '../time/beijing'
import type { LastCharge } from './charge-rules'
import { chargeableDays, chargedAtMs, isOpen, whyNotCharged } from './charge-rules'
import type { Contract } from './contract-book'

/** When a charge is accepted, as a table of days and hours in Beijing. */

const at = (moment: string) => Date.parse(`${moment}+08:00`)
const NOTICED = '2026-12-01T10:00:00'
const NOBODY: LastCharge = { isUnderWay: false }

const aContract = (change: Partial<Contract> = {}): Contract => ({
  contractId: 'SIM1',
  mchid: 'SIM1900001',
  appid: 'wxsim1',
  planId: '900001',
  contractCode: 'C1',
  requestSerial: '1',
  displayAccount: '月捐',
  notifyUrl: 'https://lantern.example/contract',
  openid: 'oSIM1',
  signedMs: at('2026-11-01T09:00:00'),
  expiresMs: at('2036-11-01T09:00:00'),
  notice: { atMs: at(NOTICED), amountFen: 3000, days: 7 },
  ...change,
})

const why = (moment: string, change: Partial<Parameters<typeof whyNotCharged>[0]> = {}) =>
  whyNotCharged({
    contract: aContract(),
    last: NOBODY,
    mode: 'pre-notify',
    amountFen: 3000,
    nowMs: at(moment),
    ...change,
  })?.code

test.each<[string, string | undefined]>([
  ['2026-12-01T12:00:00', 'INVALID_REQUEST'],
  ['2026-12-02T12:00:00', 'INVALID_REQUEST'],
  ['2026-12-02T23:59:59', 'INVALID_REQUEST'],
  ['2026-12-03T06:59:59', 'INVALID_REQUEST'],
  ['2026-12-03T07:00:00', undefined],
  ['2026-12-03T21:59:59', undefined],
  ['2026-12-03T22:00:00', 'INVALID_REQUEST'],
  ['2026-12-09T07:00:00', undefined],
  ['2026-12-09T21:59:59', undefined],
  ['2026-12-10T07:00:00', 'INVALID_REQUEST'],
])('announced on the first, a charge at %s is %s', (moment, code) => {
  expect(why(moment)).toBe(code)
})

test('a shorter window was announced', () => {
  const contract = aContract({ notice: { atMs: at(NOTICED), amountFen: 3000, days: 1 } })
  expect(why('2026-12-03T12:00:00', { contract })).toBeUndefined()
  expect(why('2026-12-04T12:00:00', { contract })).toBe('INVALID_REQUEST')
  expect(contract.notice && chargeableDays(contract.notice)).toEqual({
    from: '2026-12-03',
    to: '2026-12-03',
  })
})

test('days are counted across the end of a month and of a year', () => {
  const contract = aContract({
    notice: { atMs: at('2027-12-31T21:59:00'), amountFen: 3000, days: 7 },
  })
  expect(why('2028-01-01T12:00:00', { contract })).toBe('INVALID_REQUEST')
  expect(why('2028-01-02T07:00:00', { contract })).toBeUndefined()
  expect(why('2028-01-08T21:00:00', { contract })).toBeUndefined()
  expect(why('2028-01-09T07:00:00', { contract })).toBe('INVALID_REQUEST')
})

test('no more than was announced, and never more than 500 yuan', () => {
  expect(why('2026-12-03T12:00:00', { amountFen: 2999 })).toBeUndefined()
  expect(why('2026-12-03T12:00:00', { amountFen: 3001 })).toBe('INVALID_REQUEST')
  const contract = aContract({ notice: { atMs: at(NOTICED), amountFen: 60_000, days: 7 } })
  expect(why('2026-12-03T12:00:00', { contract, amountFen: 50_000 })).toBeUndefined()
  expect(why('2026-12-03T12:00:00', { contract, amountFen: 50_001 })).toBe('RULELIMIT')
})

test('nothing without a notice', () => {
  const contract = aContract({ notice: undefined })
  expect(why('2026-12-03T12:00:00', { contract })).toBe('INVALID_REQUEST')
})

test('one that was paid ends the cycle, one that failed does not', () => {
  const paid = { isUnderWay: false, paidMs: at('2026-12-03T07:00:03') }
  expect(why('2026-12-03T12:00:00', { last: paid })).toBe('RULELIMIT')
  expect(why('2026-12-04T12:00:00', { last: paid })).toBe('INVALID_REQUEST')
  expect(why('2026-12-03T12:00:00', { last: NOBODY })).toBeUndefined()
  const { notice } = aContract()
  expect(notice && isOpen(notice, NOBODY, at('2026-12-04T12:00:00'))).toBe(true)
  expect(notice && isOpen(notice, paid, at('2026-12-04T12:00:00'))).toBe(false)
  const monthBefore = { isUnderWay: false, paidMs: at('2026-11-03T07:00:03') }
  expect(why('2026-12-04T12:00:00', { last: monthBefore })).toBeUndefined()
})

test('nothing while the bank is at another one, or after the end', () => {
  expect(why('2026-12-03T12:00:00', { last: { isUnderWay: true } })).toBe('RULELIMIT')
  const contract = aContract({ ended: { atMs: at('2026-12-02T00:00:00'), mode: 2 } })
  expect(why('2026-12-03T12:00:00', { contract })).toBe('CONTRACTERROR')
})

test.each(['pre-notify', '24-hour'] as const)(
  'for twelve hours after the signing it is charged at once, in %s mode and at any hour',
  (mode) => {
    const contract = aContract({ signedMs: at('2026-12-01T20:00:00'), notice: undefined })
    const nowMs = at('2026-12-01T20:00:00') + 12 * HOUR_MS - SECOND_MS
    expect(why('2026-12-02T02:00:00', { contract, mode })).toBeUndefined()
    expect(chargedAtMs({ contract, mode, nowMs }) - nowMs).toBe(3 * SECOND_MS)
  },
)

test('after twelve hours a notice is needed, or a day of waiting', () => {
  const contract = aContract({ signedMs: at('2026-12-01T20:00:00'), notice: undefined })
  const nowMs = at('2026-12-02T08:00:00')
  expect(why('2026-12-02T08:00:00', { contract })).toBe('INVALID_REQUEST')
  expect(why('2026-12-02T08:00:00', { contract, mode: '24-hour' })).toBeUndefined()
  expect(chargedAtMs({ contract, mode: '24-hour', nowMs }) - nowMs).toBe(24 * HOUR_MS)
})

test('in 24-hour mode the day of the charge counts, not of the request', () => {
  const contract = aContract({ notice: undefined })
  const paidToday = { isUnderWay: false, paidMs: at('2026-12-03T08:00:00') }
  const mode = '24-hour'
  expect(why('2026-12-03T09:00:00', { contract, mode, last: paidToday })).toBeUndefined()
  const freshly = aContract({ signedMs: at('2026-12-03T07:30:00') })
  const again = { contract: freshly, mode, last: paidToday } as const
  expect(why('2026-12-03T09:00:00', again)).toBe('RULELIMIT')
})
