/** The law's clocks: when a report is due after the one before. */
import { type Day, day } from '../../contracts/beijing'
import { nextReportDueOn, type ReportDays, type ReportEvery } from './report-clock'
import { reportingOf } from './reporting'

const due = (every: ReportEvery, since: string, days: { endsOn?: string; rescueUntil?: string }) =>
  nextReportDueOn(every, day(since), days as ReportDays)

test.each<[string, ReportEvery, string, { endsOn?: string; rescueUntil?: string }, string]>([
  ['every 3 months', '3-months', '2026-09-02', { endsOn: '2027-06-30' }, '2026-12-02'],
  ['at the end of a shorter month', '3-months', '2026-11-30', {}, '2027-02-28'],
  ['on the last day itself', '3-months', '2026-09-30', { endsOn: '2026-12-30' }, '2026-12-30'],
  [
    'in full, when that would be after the end',
    '3-months',
    '2026-10-01',
    { endsOn: '2026-12-30' },
    '2027-03-30',
  ],
  [
    'in full after the end, whenever a progress report came',
    '3-months',
    '2027-01-15',
    { endsOn: '2026-12-30' },
    '2027-03-30',
  ],
  ['every 5 days for a disaster', '5-days', '2026-12-01', { endsOn: '2027-02-01' }, '2026-12-06'],
  [
    '5 days after a report that came before the rescue ended',
    '5-days',
    '2026-12-01',
    { rescueUntil: '2026-12-03' },
    '2026-12-06',
  ],
  [
    'every 3 months once the rescue is over',
    '5-days',
    '2026-12-06',
    { rescueUntil: '2026-12-03', endsOn: '2027-06-01' },
    '2027-03-06',
  ],
  [
    'in full, when a disaster appeal ends within 5 days',
    '5-days',
    '2026-12-01',
    { endsOn: '2026-12-03' },
    '2027-03-03',
  ],
])('a report is due %s', (_when, every, since, days, expected) => {
  expect(due(every, since, days)).toBe(expected)
})

test('the countdown says what is due, in how many days, and how late it is', () => {
  const row = {
    nextReportDueOn: day('2026-12-10'),
    endsOn: day('2027-01-31'),
    reportedInFull: false,
    recordNumber: null as string | null,
    filingDueOn: day('2026-12-05') as Day | null,
    raisedFen: 1000,
    spentFen: 1200,
  }
  expect(reportingOf(row, day('2026-12-03'))).toEqual({
    next: 'progress',
    daysLeft: 7,
    lateDays: 0,
    finalDueOn: '2027-04-30',
    filingDaysLeft: 2,
    spentFen: 1200,
    overspentFen: 200,
  })
  const filed = { ...row, recordNumber: '53', filingDueOn: null }
  expect(reportingOf(filed, day('2026-12-10'))).toMatchObject({ daysLeft: 0, lateDays: 0 })
  expect(reportingOf(filed, day('2026-12-13'))).toMatchObject({ daysLeft: 0, lateDays: 3 })
  const ended = { ...filed, nextReportDueOn: day('2027-04-30') }
  expect(reportingOf(ended, day('2027-05-01'))).toMatchObject({ next: 'final', lateDays: 1 })
  expect(reportingOf({ ...ended, reportedInFull: true }, day('2027-05-01'))).toMatchObject({
    next: 'nothing',
    daysLeft: 0,
    lateDays: 0,
  })
})
