import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { scenes } from '../../../contracts/scenes/all'
import { sceneCalled } from '../../../contracts/scenes/which-scene'
import { resetPhone, trips } from '../../../tests/support/taro'
import { storage } from '../../platform'
import { unanswered } from '../gifts/journey/giving.fake'
import { aCard } from '../projects/project.fake'
import { aScenePage } from './festival.fake'
import { FestivalScreen } from './festival-screen'

const mockCall = jest.fn()
let mockKnown = false
let mockNow = '2027-02-03T09:41:18.000Z'
let mockCard: () => { title: string; params: object; image: string }
let mockReadOnly = false
jest.mock('../../platform/share', () => ({
  useSharing: (card: typeof mockCard) => {
    mockCard = card
  },
}))
jest.mock('../../platform/launch', () => ({
  launch: () => ({ scene: mockReadOnly ? 1154 : 1001, readOnly: mockReadOnly }),
}))
jest.mock('../../cloud', () => ({
  ...jest.requireActual('../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  jitterMs: () => 0,
  knowsPerson: () => mockKnown,
}))
jest.mock('../../cloud/server-time', () => ({
  serverClock: { heard: () => undefined, now: () => new Date(mockNow) },
}))

const ok = (value: object) => ({ ok: true, value })
const sceneOf = (key: string) => {
  const scene = sceneCalled(key)
  if (!scene) throw new Error(`no scene ${key}`)
  return scene
}
const page = () => document.body.textContent ?? ''
const settled = () => act(async () => undefined)

async function open(key: string, answer: object, told?: object) {
  resetPhone()
  storage.write('scene', told)
  mockCall.mockReset().mockImplementation(async (name: string) => {
    if (name === 'scenes.show') return answer
    return ok({ shareId: 'card-of-ming' })
  })
  render(<FestivalScreen sceneKey={key} via={{ shareId: 'card-of-lan' }} />)
  await settled()
}

const show = (key: string, about: Parameters<typeof aScenePage>[1] = {}) =>
  open(key, ok(aScenePage(sceneOf(key), about)))

afterEach(() => {
  cleanup()
  mockKnown = false
  mockReadOnly = false
  mockNow = '2027-02-03T09:41:18.000Z'
})

test('fifteen scenes have a page', () => {
  expect(scenes).toHaveLength(15)
})

describe.each(scenes.map((scene) => [scene.key, scene] as const))(
  'the page of %s',
  (key, scene) => {
    test('says its greeting, its sums with their time, its projects and its wishes', async () => {
      await show(key)
      expect(page()).toContain(scene.name.zh)
      expect(page().replace(/\s/g, '')).toContain(scene.greeting.zh.replace(/\s/g, ''))
      expect(page()).toContain('486,310')
      expect(page()).toContain('截至 17:41:18')
      expect(page()).toContain('一床厚被子')
      expect(page()).toContain('愿远方有热饭')
      expect(page()).toContain('小芳')
      expect(page()).toContain('一位朋友')
      expect(screen.getByRole('button', { name: scene.button.zh })).toBeTruthy()
    })

    test('wears its own colours, and offers an envelope only where one is sent', async () => {
      await show(key)
      const root = document.querySelector('.look')
      expect(root?.className.includes('look--still')).toBe(!scene.motion)
      const wall = screen.queryByRole('img', { name: /列表里/ })
      expect(wall === null).toBe(key === 'mourning')
      const wrap = screen.queryByRole('button', { name: '发爱心红包' })
      expect(wrap !== null).toBe(scene.allowsEnvelopes)
      // Nothing is red where nothing should be, and no lantern hangs there.
      if (!scene.motion) expect(page()).not.toContain('盏灯还没')
    })
  },
)

test('it counts to the festival’s own day by the server’s clock', async () => {
  await show('spring')
  expect(page()).toContain('离春节还有')
  expect(screen.getByRole('img', { name: '2天6时18分' })).toBeTruthy()
})

test('from its day on it says until when, in days', async () => {
  mockNow = '2027-02-09T02:00:00.000Z'
  await show('spring', { day: '2027-02-09' })
  expect(page()).not.toContain('离春节还有')
  expect(page()).toContain('到2月12日为止，还有 3 天。')
})

test('before its days nothing is lit, and it says when it begins', async () => {
  mockNow = '2026-12-07T06:00:00.000Z'
  const about = {
    day: '2026-12-07',
    state: 'coming',
    from: '2027-03-05',
    to: '2027-03-05',
  } as const
  await show('lei-feng-day', { ...about, lit: 0 })
  expect(page()).toContain('3月5日开始，到时一盏盏点亮。')
  expect(page()).toContain('到现在一共')
})

test('after its days it says thank you and still leads on', async () => {
  await show('lei-feng-day', { state: 'over', from: '2027-03-05', to: '2027-03-05' })
  expect(page()).toContain('已在3月5日过完，谢谢每一份心意。')
  expect(screen.getByRole('button', { name: '搭一把手' })).toBeTruthy()
})

test('where friends have moved sums between its projects, it says why those differ from its own', async () => {
  await show('spring')
  expect(page()).not.toContain('选来或选走')
  cleanup()
  const card = aCard()
  const moved = { ...card, totals: { ...card.totals, movedInFen: 876 } }
  await show('spring', { projects: [moved] })
  expect(page()).toContain('从项目开始算起，也算上朋友从爱心红包选来或选走的。')
})

test('where its projects had gifts before its days, it says since when their sums count', async () => {
  await show('spring')
  expect(page()).not.toContain('从项目开始算起')
  cleanup()
  const asOf = '2027-02-03T09:41:18.000Z'
  const totals = { raisedFen: 100, gifts: 1, everRaisedFen: 300, everGifts: 3, asOf }
  await show('spring', { totals })
  expect(page()).toContain('下面各项目的数目，从项目开始算起。')
})

test('the button leads to the sheet of the first project, by the card that led here', async () => {
  await show('spring')
  fireEvent.click(screen.getByRole('button', { name: '为新年点一盏灯' }))
  fireEvent.click(screen.getByRole('button', { name: '发爱心红包' }))
  expect(trips).toEqual([
    '/pages/project/index?projectId=quilt001&give=now&shareId=card-of-lan',
    '/pages/envelope/wrap/index?projectId=quilt001',
  ])
})

test('the card is one’s own once somebody is logged in, and has no lantern on a quiet day', async () => {
  mockKnown = true
  await show('spring')
  expect(mockCard()).toMatchObject({
    title: '2月6日 · 新春好，给远方也留一盏灯。',
    params: { key: 'spring', shareId: 'card-of-ming' },
    image: '/assets/share/lantern.jpg',
  })
  cleanup()
  await show('qingming')
  expect(mockCard().image).not.toContain('lantern')
  cleanup()
  await show('mid-autumn')
  expect(mockCard().title).toBe('9月15日 · 中秋 · 月光照到的地方，都有人惦记。')
})

test('while it is fetched its words are there, and the shape of the rest', async () => {
  resetPhone()
  mockCall.mockReset().mockReturnValue(new Promise(() => undefined))
  render(<FestivalScreen sceneKey="spring" via={{}} />)
  expect(page()).toContain('离春节还有')
  expect(screen.getByRole('status', { name: '正在打开' })).toBeTruthy()
})

test('without an answer it says what happened to the money, and tries again', async () => {
  await open('spring', unanswered())
  expect(page()).toContain('离春节还有')
  expect(page()).toContain('没有回音。')
  mockCall.mockResolvedValue(ok(aScenePage(sceneOf('spring'))))
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  await settled()
  expect(page()).toContain('486,310')
})

test('without wishes and gifts it begins with the first', async () => {
  const totals = { ...aScenePage(sceneOf('spring')).totals, gifts: 0, raisedFen: 0 }
  await show('spring', { wishes: [], lit: 0, totals })
  expect(page()).toContain('第一盏灯还没点上。')
})

test('without an open project it says so and leads to all', async () => {
  await show('spring', { projects: [] })
  expect(page()).toContain('这会儿没有开放的项目。')
  expect(screen.queryByRole('button', { name: '发爱心红包' })).toBeNull()
})

test('a scene that nobody knows leads to the calendar', async () => {
  await open('halloween', ok({}))
  expect(page()).toContain('没有找到这个节日')
  fireEvent.click(screen.getByRole('button', { name: '看看公益日历' }))
  expect(trips).toEqual(['/pages/calendar/index'])
  expect(mockCall).not.toHaveBeenCalled()
})

test('in Moments it can be read, and asks nobody to give', async () => {
  mockReadOnly = true
  await show('spring')
  expect(page()).toContain('486,310')
  expect(screen.queryByRole('button', { name: '为新年点一盏灯' })).toBeNull()
})

test('an appeal is not hidden by the day', async () => {
  const title = { zh: '大水之后，一桶干净水', en: 'Clean water' }
  await show('spring', { appeal: { projectId: 'flood001', title } })
  fireEvent.click(screen.getByRole('button', { name: /大水之后/ }))
  expect(trips).toEqual(['/pages/project/index?projectId=flood001'])
})

test('in mourning a festival’s page is the day’s: grey, without its greeting and its button', async () => {
  mockNow = '2027-02-06T02:00:00.000Z'
  const told = { day: '2027-02-06', key: 'mourning' }
  await open('spring', ok(aScenePage(sceneOf('mourning'))), told)
  expect(mockCall).toHaveBeenCalledWith('scenes.show', { key: 'mourning' })
  expect(page()).toContain('今天，静一静。')
  expect(page()).toContain('「新春」这一页，过后还在。')
  expect(page()).not.toContain('新春好')
  expect(document.querySelector('.look')?.className).toContain('look--grey')
  expect(screen.getByRole('button', { name: '捐一份' })).toBeTruthy()
})

test('without a newer wish, how long ago the others were goes on with the answers', async () => {
  jest.useFakeTimers()
  try {
    await show('spring')
    expect(page()).toContain('刚刚')
    const totals = { ...aScenePage(sceneOf('spring')).totals, asOf: '2027-02-05T01:00:00.000Z' }
    mockCall.mockResolvedValue(ok(aScenePage(sceneOf('spring'), { totals })))
    await act(() => jest.advanceTimersByTimeAsync(6_000))
    expect(page()).not.toContain('刚刚')
    expect(page()).toContain('2月3日')
  } finally {
    cleanup()
    jest.useRealTimers()
  }
})

test('what is given together stands above the wall, where it is seen at first sight', async () => {
  await show('spring')
  const [sums, wall] = ['.together', '.wall'].map((part) => document.querySelector(part))
  if (!sums || !wall) throw new Error('both are there')
  expect(sums.compareDocumentPosition(wall)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
})
