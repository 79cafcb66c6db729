import type { Poster } from '../../../../contracts/shares'
import { paint } from './paint'
import { type Command, type MeasureIn, posterPlan } from './poster-plan'
import { posterWords } from './poster-words'

/** Chinese is as wide as it is high, the rest half. */
const measure: MeasureIn = (text, { size }) =>
  [...text].reduce((sum, sign) => sum + (/[\u0020-\u007e]/.test(sign) ? 0.5 : 1) * size, 0)

const asking = {
  projectTitle: { zh: '一床厚被子', en: 'A Thick Quilt' },
  charityName: { zh: '山渡助学公益基金会（示例）', en: 'Shandu Foundation (example)' },
  recordNumber: '53440000MJK018A26012',
  openness: { open: true },
} as const
const poster = (page: object = {}): Poster => ({
  shareId: 'card0001',
  path: 'pages/project/index?projectId=quilt001',
  code: 'data:image/png;base64,',
  page: {
    kind: 'project',
    title: asking.projectTitle,
    line: { zh: '给高原寄宿的孩子，一个暖和的冬天', en: 'A warm winter for boarders' },
    cover: 'quilt',
    asking,
    ...page,
  },
})
const plan = (of = poster(), lit = false) => posterPlan(posterWords(of, 'zh', lit), measure)
const texts = (commands: readonly Command[]) =>
  commands.flatMap((command) => (command.draw === 'text' ? [command.text] : []))

test('a project’s poster says what it is, who asks, and the record number', () => {
  expect(texts(plan().commands)).toEqual([
    '一床厚被子',
    '给高原寄宿的孩子，一个暖和的冬天',
    '山渡助学公益基金会（示例）',
    '备案编号 53440000MJK018A26012',
    '灯愿',
    '一起做件好事',
    '微信扫一扫，看看这个项目',
  ])
})

test('the record number is 14 px, on one line, and never shortened', () => {
  const record = plan().commands.find(
    (command) => command.draw === 'text' && command.text.includes('MJK'),
  )
  expect(record).toMatchObject({ text: '备案编号 53440000MJK018A26012', font: { size: 14 } })
})

test('nothing reaches out of the poster or over its code, whatever the words', () => {
  const long = { zh: '一个名字很长很长的项目，'.repeat(6), en: '' }
  const longest = poster({ title: long, line: long, asking: { ...asking, charityName: long } })
  for (const { width, height, commands } of [plan(), plan(longest, true)]) {
    const code = commands.find((command) => command.draw === 'picture' && command.image === 'code')
    const codeAt = code && code.draw === 'picture' ? code : { x: 0, y: 0 }
    for (const command of commands) {
      const right =
        command.x + (command.draw === 'text' ? measure(command.text, command.font) : command.width)
      const bottom = command.y + (command.draw === 'text' ? 4 : command.height)
      expect(right).toBeLessThanOrEqual(width)
      expect(bottom).toBeLessThanOrEqual(height)
      if (command.draw === 'text' && command.y > codeAt.y) {
        expect(right).toBeLessThan(codeAt.x - 8)
      }
    }
  }
})

test('a gift of one’s own is said without a sum', () => {
  const words = texts(plan(poster(), true).commands)
  expect(words[0]).toBe('我在这里点了一盏灯')
  expect(words.join('')).not.toMatch(/[¥元]/)
})

test.each([
  [{ open: false, why: 'REPORT_LATE', lateDays: 3 }, '报告晚了 3 天，收到前先不收新捐款'],
  [{ open: false, why: 'PROJECT_ENDED' }, '项目已经结束，不再收捐款'],
])('a project that takes no gifts says so: %j', (openness, said) => {
  const words = texts(plan(poster({ asking: { ...asking, openness } })).commands)
  expect(words).toContain(said)
})

test('an appeal whose record is being filed says until when', () => {
  const { recordNumber: _filed, ...unfiled } = asking
  const words = texts(plan(poster({ asking: { ...unfiled, filingDueOn: '2026-12-10' } })).commands)
  expect(words).toContain('备案补办中，12月10日前办好')
})

test('an envelope is its wish, where it is given to, and that it is no cash', () => {
  const { line: _none, ...page } = poster().page
  const words = texts(
    plan({ ...poster(), page: { ...page, kind: 'envelope', title: { zh: '愿灯常亮', en: '' } } })
      .commands,
  ).join('')
  expect(words).toMatch(/^愿灯常亮有人捐了一份心意，请你选它去哪儿。这不是现金。/)
  expect(words).toContain('捐给「一床厚被子」')
  expect(words).toContain('打开这盏灯')
})

test.each([
  [{ kind: 'home' }, '灯愿'],
  [{ kind: 'calendar', day: '2027-03-06' }, '3月6日'],
  [{ kind: 'calendar' }, '公益日历'],
  [{ kind: 'festival', title: { zh: '清明', en: 'Qingming' } }, '清明'],
] as const)('%j has a poster too', (page, title) => {
  expect(texts(plan({ ...poster(), page }).commands)[0]).toBe(title)
})

test('the poster of a day with a name says its date too', () => {
  const title = { zh: '国际志愿者日', en: 'Volunteer Day' }
  const page = { kind: 'calendar', day: '2026-12-05', title } as const
  const { kicker, title: named } = posterWords({ ...poster(), page }, 'zh', false)
  expect([kicker, named]).toEqual(['12月5日', '国际志愿者日'])
})

test('in English the same stands on it', () => {
  const words = posterWords(poster(), 'en', true)
  expect(words).toMatchObject({
    kicker: 'I lit a lantern here',
    title: 'A Thick Quilt',
    facts: ['Shandu Foundation (example)', 'Record 53440000MJK018A26012'],
  })
})

test('painting carries the commands out, in their order', () => {
  const done: string[] = []
  const brush = {
    fillStyle: '',
    font: '',
    arcTo: () => undefined,
    beginPath: () => undefined,
    moveTo: () => undefined,
    measureText: () => ({ width: 0 }),
    fill: () => done.push(`box ${brush.fillStyle}`),
    drawImage: (picture: string) => done.push(`picture ${picture}`),
    fillText: (text: string) => done.push(`${brush.font.split('px')[0]} ${text}`),
  }
  paint(brush as never, plan(), { art: 'art' as never, code: 'code' as never })
  expect(done).toEqual([
    'box #fbf7f0',
    'picture art',
    'box #ffffff',
    '600 28 一床厚被子',
    '16 给高原寄宿的孩子，一个暖和的冬天',
    'box #eae1d4',
    '14 山渡助学公益基金会（示例）',
    '14 备案编号 53440000MJK018A26012',
    'box #ffffff',
    'picture code',
    '600 20 灯愿',
    '14 一起做件好事',
    '14 微信扫一扫，看看这个项目',
    'box #1f7a63',
  ])
})
