import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../tests/support/taro'
import type { Answer, Result } from '../../cloud'
import { storage } from '../../platform'
import { aCard, MONDAY } from '../projects/project.fake'
import { HomeScreen } from './home-screen'

type List = Result<'projects.list'>

let mockAnswer: () => Promise<Answer<List>>
let mockKnown = false
let mockCard: () => { params: object }
let mockNow = MONDAY
jest.mock('../../cloud/server-time', () => ({
  serverClock: { heard: () => undefined, now: () => new Date(mockNow) },
}))
jest.mock('../../platform/share', () => ({
  useSharing: (card: typeof mockCard) => {
    mockCard = card
  },
}))
jest.mock('../../cloud', () => ({
  ...jest.requireActual('../../cloud/use-answer'),
  call: (name: string) =>
    name === 'shares.start'
      ? Promise.resolve({ ok: true, value: { shareId: 'card-of-ming' } })
      : mockAnswer(),
  record: () => undefined,
  knowsPerson: () => mockKnown,
}))

const words = (text: string) => ({ zh: text, en: text })
const quilt = aCard()
const lunch = aCard({
  projectId: 'lunch001',
  title: words('热乎的午饭'),
  cause: 'hardship',
  monthly: true,
})
const flood = aCard({
  projectId: 'flood001',
  title: words('一桶干净水'),
  cause: 'hardship',
  emergency: true,
})
const today = { raisedFen: 321_480_650, refundedFen: 0, gifts: 128_406, asOf: MONDAY }

async function open(items: List['items'], about: Partial<List['today']> = {}, told?: object) {
  resetPhone()
  storage.write('scene', told)
  mockAnswer = async () => ({ ok: true, value: { items, today: { ...today, ...about } } })
  render(<HomeScreen />)
  await act(async () => undefined)
}

test('the card is one’s own once somebody is logged in; nobody logs in for it', async () => {
  mockKnown = false
  await open([quilt])
  expect(mockCard().params).toEqual({})
  cleanup()
  mockKnown = true
  await open([quilt])
  expect(mockCard().params).toEqual({ shareId: 'card-of-ming' })
})

const page = () => document.body.textContent ?? ''

test('it greets by the hour in Beijing and says the day', async () => {
  await open([quilt])
  expect(page()).toContain('12月7日 周一')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('下午好，歇口气再走。')
})

test('the total of the day carries its lanterns and its time', async () => {
  await open([quilt])
  expect(screen.getByRole('img', { name: '¥3,214,806.50' })).toBeTruthy()
  expect(page()).toContain('128,406 盏灯')
  expect(page()).toContain('截至 14:32:08')
})

test('what went back of the day stands beside what is left of it, and only when there is any', async () => {
  await open([quilt])
  expect(page()).not.toContain('已退回')
  await open([quilt], { refundedFen: 12_300 })
  expect(page()).toContain('另有 ¥123 已退回')
})

test('the reason of the day leads to the open sheet, or to reading first', async () => {
  await open([quilt, flood])
  expect(page()).toContain('今天的理由 · 紧急救助')
  fireEvent.click(screen.getByRole('button', { name: '捐一份心意' }))
  fireEvent.click(screen.getByRole('button', { name: '看看详情' }))
  expect(trips).toEqual([
    '/pages/project/index?projectId=flood001&give=now',
    '/pages/project/index?projectId=flood001',
  ])
})

test('a cause leads to its projects, and the monthly ones to theirs', async () => {
  await open([quilt, lunch])
  fireEvent.click(screen.getByRole('button', { name: '助学' }))
  fireEvent.click(screen.getByRole('button', { name: '全部月捐项目' }))
  expect(trips).toEqual([
    '/pages/projects/index?cause=education',
    '/pages/projects/index?monthly=yes',
  ])
})

test('a monthly project can be read, and promised to', async () => {
  await open([lunch])
  expect(page()).toContain('随时能改，能停')
  fireEvent.click(screen.getByRole('button', { name: '每月捐给「热乎的午饭」' }))
  expect(trips).toEqual(['/pages/pledge/start/index?projectId=lunch001'])
})

test('one that takes nothing now offers no promise', async () => {
  await open([{ ...lunch, openness: { open: false, why: 'REPORT_LATE', lateDays: 5 } }])
  expect(page()).toContain('热乎的午饭')
  expect(screen.queryByRole('button', { name: /每月捐给/ })).toBeNull()
})

test('a project whose report is late is listed as such and is nobody’s reason to give', async () => {
  await open([aCard({ openness: { open: false, why: 'REPORT_LATE', lateDays: 5 } })])
  expect(page()).toContain('报告晚了')
  expect(page()).not.toContain('今天的理由')
})

test('without projects it says what will be here', async () => {
  await open([])
  expect(screen.getByRole('heading', { name: '还没有项目' })).toBeTruthy()
})

test('without an answer the page keeps its name and offers another try', async () => {
  resetPhone()
  const sentence = { zh: '等了一会儿还没有回音，没有扣款。', en: '' }
  mockAnswer = async () => ({ ok: false, trouble: { kind: 'slow', sentence } })
  render(<HomeScreen />)
  await act(async () => undefined)
  expect(page()).toContain('灯愿')
  expect(screen.getByRole('alert').textContent).toContain('没有扣款')
  mockAnswer = async () => ({ ok: true, value: { items: [quilt], today } })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再试一次' })))
  expect(page()).toContain('一床厚被子')
})

describe('on a day with a scene of its own', () => {
  const supper = aCard({ projectId: 'supper01', title: words('年夜饭，多双筷子') })
  const openOn = async (now: string) => {
    mockNow = now
    await open([quilt, flood, supper])
  }
  afterEach(() => {
    cleanup()
    mockNow = MONDAY
  })

  test('home greets as the scene does, gives its reason, and leads to its page', async () => {
    await openOn('2027-02-05T12:00:00.000Z')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('新春好，给远方也留一盏灯。')
    expect(page()).toContain('2月5日 周五 · 新春')
    expect(page()).toContain('今天的理由 · 新春')
    fireEvent.click(screen.getByRole('button', { name: '为新年点一盏灯' }))
    fireEvent.click(screen.getByRole('button', { name: '发爱心红包' }))
    fireEvent.click(screen.getByRole('button', { name: /新春，大家写下的愿望/ }))
    expect(trips).toEqual([
      '/pages/project/index?projectId=supper01&give=now',
      '/pages/envelope/wrap/index?projectId=supper01',
      '/pages/festival/index?key=spring',
    ])
  })

  test('at Qingming there is no envelope and no lantern', async () => {
    await openOn('2027-04-05T02:00:00.000Z')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('替想念的人种一棵树。')
    expect(screen.queryByRole('button', { name: '发爱心红包' })).toBeNull()
    expect(screen.getByRole('button', { name: /清明，大家写下的话/ })).toBeTruthy()
    expect(page()).not.toContain('今天的理由 · 紧急救助')
  })

  test('two days before Mid-Autumn nobody is wished a good one, nor spoken to of tonight', async () => {
    await openOn('2027-09-13T04:00:00.000Z')
    expect(page()).toContain('9月13日 周一 · 中秋')
    expect(page()).not.toMatch(/中秋好|今晚/)
    expect(document.querySelector('.hero__words--long')).toBeNull()
    cleanup()
    await openOn('2027-09-08T04:00:00.000Z')
    expect(document.querySelector('.hero__words--long')?.textContent).toContain('捐得明白。')
  })

  test('an emergency leads to its own page, with its words', async () => {
    mockNow = '2026-12-09T02:00:00.000Z'
    await open([quilt, flood], {}, { day: '2026-12-09', key: 'emergency' })
    expect(page()).toContain('今天的理由 · 紧急救助')
    fireEvent.click(screen.getByRole('button', { name: /紧急救助，大家写下的话/ }))
    expect(trips).toEqual(['/pages/festival/index?key=emergency'])
  })

  test('in mourning it gives the day’s own reason, and speaks of no lantern', async () => {
    mockNow = '2027-02-06T02:00:00.000Z'
    const porch = aCard({ projectId: 'porch001', title: words('门口那盏灯') })
    const told = { day: '2027-02-06', key: 'mourning' }
    await open([quilt, supper, porch], { gifts: 0 }, told)
    expect(page()).toContain('2月6日 周六 · 哀悼日')
    expect(page()).toContain('今天还没有人捐')
    expect(page()).not.toMatch(/盏灯还|新春/)
    fireEvent.click(screen.getByRole('button', { name: '捐一份' }))
    expect(trips).toEqual(['/pages/project/index?projectId=porch001&give=now'])
  })

  test('the moment after midnight in Beijing wears the new day', async () => {
    await openOn('2027-01-29T15:59:59.000Z')
    expect(page()).not.toContain('新春好')
    cleanup()
    await openOn('2027-01-29T16:00:00.000Z')
    expect(page()).toContain('新春好')
  })

  test('without a network it is the same day', async () => {
    resetPhone()
    mockNow = '2027-02-05T12:00:00.000Z'
    const sentence = { zh: '网络好像断了，没有扣款。', en: '' }
    mockAnswer = async () => ({ ok: false, trouble: { kind: 'offline', sentence } })
    render(<HomeScreen />)
    await act(async () => undefined)
    expect(page()).toContain('新春好')
  })
})
