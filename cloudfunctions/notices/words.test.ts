import { day } from '../../contracts/beijing'
import { type NoticeKind, noticeKinds } from '../../contracts/notices'
import { type Told, wordingOf } from './words'

const told = {
  projectId: 'quilt001',
  projectTitle: { zh: '冬被', en: 'Winter quilts' },
  giftId: 'quilt001-0123456789abcdefghjkmn',
  amountFen: 2050,
  envelope: null,
}

test('one’s own gift is told with its sum, and leads to the gift', () => {
  expect(wordingOf({ ...told, kind: 'gift_settled' })).toEqual({
    title: { zh: '谢谢你，灯亮了。', en: 'Thank you. Your lantern is lit.' },
    text: {
      zh: '你给「冬被」的 ¥20.50 已经记到账上。捐赠记录已生成，正式票据由慈善组织开具。',
      en: 'Your ¥20.50 for “Winter quilts” is settled. Gift recorded; the charity issues the official receipt.',
    },
    path: 'pages/gift/index?giftId=quilt001-0123456789abcdefghjkmn',
  })
})

test('a friend’s gift is told without its sum and its number', () => {
  const said = JSON.stringify(wordingOf({ ...told, kind: 'friend_gave' }))
  expect(said).toContain('冬被')
  expect(said).not.toMatch(/20|50\b|0123456789/)
})

test.each([
  [false, '4 份里，3 份由朋友选了去处，1 份送到「冬被」'],
  [true, '4 份里，3 份由看完视频的人选了去处，1 份送到「冬被」'],
])('an envelope that has ended tells who chose (a pot: %s)', (pot, words) => {
  const envelope = { envelopeId: 'quilt001E0', pot, portions: 4, directed: 3 }
  const { text, path } = wordingOf({ ...told, envelope, kind: 'envelope_ended' })
  expect(text.zh).toContain(words)
  expect(path).toBe('pages/envelope/index?envelopeId=quilt001E0')
})

test.each([false, true])(
  'a report is told in the words of whoever hears it (follows: %s)',
  (follows) => {
    const { projectId, projectTitle } = told
    const report = {
      kind: 'progress' as const,
      title: { zh: '新书到了', en: 'The books are here' },
    }
    const { title } = wordingOf({
      kind: 'report_published',
      projectId,
      projectTitle,
      report,
      facts: follows ? { follows } : {},
    })
    expect(title.zh).toBe(`你${follows ? '关注' : '捐过'}的项目有了新进展`)
  },
)

test('staff hear the day of a report, and on the eve that it is tomorrow', () => {
  const due = (daysLeft: number) =>
    wordingOf({ ...told, kind: 'report_due', facts: { dueOn: day('2027-02-14'), daysLeft } }).title
      .zh
  expect([due(7), due(1)]).toEqual(['项目报告2月14日到期', '项目报告明天到期'])
})

test.each(noticeKinds)('%s is told in both languages', (kind) => {
  const { title, text } = wordingOf(toldOf(kind))
  for (const { zh, en } of [title, text]) {
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    expect(en).toMatch(/^[^\u4e00-\u9fff]+$/)
  }
})

test('a day that is no longer a scene’s is still told of', () => {
  const facts = { day: day('2027-03-05'), scene: 'gone' }
  expect(wordingOf({ kind: 'calendar_day', facts }).title.zh).toBe('今天：公益日历')
})

const pledgeFacts = {
  pledgeId: 'P123',
  amountFen: 3000,
  period: '2027-02',
  until: day('2027-02-14'),
  why: 'NO_MONEY',
  againOn: day('2027-02-09'),
  nextOn: day('2027-03-08'),
  dueOn: day('2027-02-08'),
  day: 8,
}

function toldOf(kind: NoticeKind): Told {
  switch (kind) {
    case 'calendar_day':
      return { kind, facts: { day: day('2027-02-05'), scene: 'spring' } }
    case 'gift_settled':
    case 'friend_gave':
    case 'envelope_opened':
    case 'envelope_ended':
    case 'echo_sent':
      return { ...told, kind }
    case 'report_published': {
      const title = { zh: '送到 4 所学校', en: 'To 4 schools' }
      const { projectId, projectTitle } = told
      return { kind, projectId, projectTitle, report: { kind: 'progress', title }, facts: {} }
    }
    case 'report_due':
      return { ...told, kind, facts: { dueOn: day('2027-02-14'), daysLeft: 7 } }
    default:
      return { kind, projectTitle: told.projectTitle, facts: pledgeFacts }
  }
}
