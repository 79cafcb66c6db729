import { aNotice } from '../notices.fake'
import { byTime } from './by-time'

const NOW = '2026-12-15T04:00:00Z'
const at = (day: string, hour: string) => `2026-12-${day}T${hour}:00Z`

function told(...notices: [kind: Parameters<typeof aNotice>[0], ...rest: never[]][0][]) {
  const all = notices.map((about, n) => aNotice({ noticeId: `n-${n}`, ...about }))
  return byTime(all, NOW).map(({ when, entries }) => [
    when,
    ...entries.map((entry) =>
      'one' in entry ? entry.one.noticeId : entry.many.notices.map(({ noticeId }) => noticeId),
    ),
  ])
}

test('today, this week and earlier, by Beijing’s days', () => {
  expect(
    told(
      { at: at('15', '03:59') },
      // A minute after midnight in Beijing, and a minute before.
      { at: at('14', '16:01') },
      { at: at('14', '15:59') },
      { at: at('08', '16:01') },
      { at: at('08', '15:59') },
    ),
  ).toEqual([
    ['today', 'n-0', 'n-1'],
    ['week', 'n-2', 'n-3'],
    ['earlier', 'n-4'],
  ])
})

test('three friends on one day are one row, and two are two', () => {
  const friend = (hour: string, day = '15') => ({ kind: 'friend_gave', at: at(day, hour) }) as const
  expect(
    told(friend('03:00'), { at: at('15', '02:30') }, friend('02:00'), friend('01:00')),
  ).toEqual([['today', ['n-0', 'n-2', 'n-3'], 'n-1']])
  expect(told(friend('03:00'), friend('02:00'), friend('01:00', '14'))).toEqual([
    ['today', 'n-0', 'n-1'],
    ['week', 'n-2'],
  ])
})

test('what one has to look at singly is never counted', () => {
  const failed = { kind: 'pledge_failed', at: at('15', '01:00') } as const
  expect(told(failed, failed, failed)).toEqual([['today', 'n-0', 'n-1', 'n-2']])
})

test('a notice with an invitation stands by itself', () => {
  const report = { kind: 'report_published', at: at('15', '01:00') } as const
  const invitation = { text: { zh: '愿意', en: 'like' }, path: 'pages/pledge/start/index' }
  expect(told(report, { ...report, invitation }, report, report)).toEqual([
    ['today', ['n-0', 'n-2', 'n-3'], 'n-1'],
  ])
})
