import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { Project } from '../../../contracts/projects'
import type { VideoPage } from '../../../contracts/videos'
import { played, resetPhone, trips } from '../../../tests/support/taro'
import { refused, unanswered } from '../gifts/journey/giving.fake'
import type { GivingSlot } from '../projects'
import { aProject } from '../projects/project.fake'
import { aVideo } from './video.fake'
import { VideoScreen } from './video-screen'

const mockCall = jest.fn()
jest.mock('../../cloud', () => ({
  ...jest.requireActual('../../cloud/use-answer'),
  ...jest.requireActual('../../cloud/use-pages'),
  call: (...given: unknown[]) => mockCall(...given),
  knowsPerson: () => true,
  record: () => undefined,
}))
let mockCard: () => { title: string; params: object }
jest.mock('../../platform/share', () => ({
  useSharing: (card: typeof mockCard) => {
    mockCard = card
  },
}))
const mockAddress: string[][] = []
jest.mock('../../platform/address', () => ({
  putInAddress: (...given: string[]) => mockAddress.push(given),
}))
let mockFree = false
let mockBack = (_online: boolean): void => undefined
jest.mock('../../platform/network', () => ({
  network: {
    watch: (told: (online: boolean) => void) => {
      mockBack = told
      return () => undefined
    },
    isFree: async () => mockFree,
  },
}))
let mockHide = (): void => undefined
jest.mock('../../platform/lifecycle', () => ({
  lifecycle: {
    onHide: (told: () => void) => {
      mockHide = told
      return () => undefined
    },
    onShow: () => () => undefined,
  },
}))

const Giving: GivingSlot = ({ project, open, onClose, via }) =>
  open ? (
    <div role="dialog" aria-label={`捐给${project.title.zh}`}>
      {JSON.stringify(via)}
      <button type="button" onClick={onClose}>
        收起
      </button>
    </div>
  ) : null

const ok = (value: object) => ({ ok: true, value })
const started = { watchId: 'w1', beatSeconds: 5, watchedMs: 0, watchedToEnd: false }

type Server = { video?: Partial<VideoPage>; project?: Partial<Project>; answers?: object }

function serve({ video = {}, project = {}, answers = {} }: Server): void {
  const all: Record<string, object> = {
    'videos.show': ok(aVideo(video)),
    'videos.list': ok({ items: ['a-clip', 'quilt-clip', 'z-clip'].map((id) => ({ videoId: id })) }),
    'projects.show': ok(aProject(project)),
    'scenes.now': ok({ key: 'ordinary' }),
    'shares.start': ok({ shareId: 'card-of-ming' }),
    'videos.start': ok(started),
    'videos.beat': ok({ watchedMs: 0, watchedToEnd: false }),
    ...answers,
  }
  mockCall.mockReset().mockImplementation(async (name: string) => all[name])
}

async function open(server: Server = {}, via = {}) {
  resetPhone()
  serve(server)
  render(<VideoScreen videoId="quilt-clip" via={via} Giving={Giving} />)
  await settled()
}

const settled = () => act(() => new Promise<void>((done) => setTimeout(done)))
const page = () => document.body.textContent ?? ''
const player = () => document.querySelector('video') as HTMLVideoElement
const button = (name: string | RegExp) => screen.queryByRole('button', { name })
const press = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await settled()
}
const asked = (name: string) =>
  mockCall.mock.calls.filter(([called]) => called === name).map(([, input]) => input)
async function runsTo(seconds: number) {
  Object.defineProperty(player(), 'currentTime', { configurable: true, value: seconds })
  fireEvent.timeUpdate(player())
  await settled()
}
async function begins() {
  await press('播放')
  fireEvent.play(player())
  await settled()
}
async function endsHere() {
  await runsTo(18)
  fireEvent.ended(player())
  await settled()
}

afterEach(() => {
  cleanup()
  mockAddress.length = 0
  jest.restoreAllMocks()
  mockFree = false
})

test('at first there is its poster, silent, and nothing plays or is counted', async () => {
  await open()
  expect(page()).toContain('点一下播放')
  expect(document.querySelector('.stage__poster')?.getAttribute('src')).toBe('/clips/quilt.jpg')
  expect(button('打开声音')).toBeTruthy()
  expect(page()).toContain('12 人看完，4 人一起捐了截至 14:32:08')
  expect([played, asked('videos.start'), button(/^捐给/)]).toEqual([[], [], null])
})

test('a tap plays, a second one while it starts does nothing, the next one pauses', async () => {
  await open()
  await press('播放')
  await press('暂停')
  expect(played).toEqual(['play'])
  fireEvent.play(player())
  await press('暂停')
  expect(played).toEqual(['play', 'pause'])
})

test('where the network is free it plays by itself', async () => {
  mockFree = true
  await open()
  expect(played).toEqual(['play'])
})

test('on a day of mourning nothing moves by itself, and no sponsor is spoken of', async () => {
  mockFree = true
  const pot = { envelopeId: 'e1', portionsLeft: 3, blessing: '平安' }
  await open({ video: { pot }, answers: { 'scenes.now': ok({ key: 'mourning' }) } })
  expect(played).toEqual([])
  expect(document.querySelector('.video--quiet')).toBeTruthy()
  expect(page()).not.toContain('选一份')
})

test('captions and chapters follow the second, and a chapter leads there', async () => {
  await open()
  await begins()
  await runsTo(2)
  expect(page()).toContain('天黑得早。')
  await runsTo(8)
  expect(page()).toContain('被子送到了。')
  expect(button('从 0:06 播放：近处，正在看')).toBeTruthy()
  await press(/^从 0:12 播放/)
  expect(played).toContain('seek 12')
  expect(asked('videos.beat').slice(-2)).toEqual([
    { watchId: 'w1', positionMs: 8_000, playing: true },
    { watchId: 'w1', positionMs: 12_000, playing: false },
  ])
})

test('giving rises in the last quarter, with the record beside it', async () => {
  await open()
  await begins()
  await runsTo(13)
  expect(button(/^捐给/)).toBeNull()
  await runsTo(13.6)
  expect(button('捐给「一床厚被子」')).toBeTruthy()
  expect(button('备案编号 53440000MJK018A26012')).toBeTruthy()
})

test('the sheet holds the video, names this way of giving, and lets it go on', async () => {
  await open({}, { shareId: 'of-a-friend', scene: 1008 })
  await begins()
  await runsTo(14)
  await press(/^捐给/)
  expect(screen.getByRole('dialog').textContent).toContain(
    '{"shareId":"of-a-friend","scene":1008,"channel":"video"}',
  )
  expect(played).toEqual(['play', 'pause'])
  fireEvent.pause(player())
  await press('收起')
  expect(played).toEqual(['play', 'pause', 'play'])
})

test('a sheet over a video that rested leaves it at rest', async () => {
  await open()
  await begins()
  await endsHere()
  await press(/^捐给/)
  await press('收起')
  expect(played.filter((word) => word === 'play')).toHaveLength(1)
})

test('who watched to the end is thanked; who left a part out hears that it does not count', async () => {
  await open({ answers: { 'videos.beat': ok({ watchedMs: 18_000, watchedToEnd: true }) } })
  await begins()
  await endsHere()
  expect(page()).toContain('看完了，谢谢你看到最后。')
  cleanup()
  await open()
  await begins()
  await endsHere()
  expect(page()).toContain('有一段没看到')
  await press('再看一遍')
  expect(played.slice(-2)).toEqual(['seek 0', 'play'])
})

test('a network that is lost is told, and said again when it is back', async () => {
  await open({ answers: { 'videos.beat': unanswered('offline') } })
  await begins()
  await runsTo(4)
  fireEvent.pause(player())
  await settled()
  expect(page()).toContain('没有网络，这会儿看的可能不计入。')
  serve({})
  mockBack(true)
  await settled()
  expect(asked('videos.beat')).toEqual([{ watchId: 'w1', positionMs: 4_000, playing: true }])
  expect(page()).not.toContain('没有网络')
})

test('an end without a network says that it does not count yet; later, what could not be counted', async () => {
  await open({ answers: { 'videos.beat': unanswered('offline') } })
  await begins()
  await endsHere()
  expect(page()).toContain('没有网络，还没能算看完；连上后会再报一次。')
  serve({})
  mockBack(true)
  await settled()
  expect(page()).toContain('断网时看的没能计入，还没算看完。')
  expect(page()).not.toContain('有一段没看到')
})

test('an app that is put away plays no longer', async () => {
  await open()
  await begins()
  mockHide()
  expect(played).toEqual(['play', 'pause'])
})

test('inside Moments it is watched by nobody in particular, and leads into the app', async () => {
  jest.spyOn(Taro, 'getEnterOptionsSync').mockReturnValue({ scene: 1154 } as never)
  await open()
  expect(page()).toContain('在朋友圈里看，不计入人数。')
  await begins()
  await endsHere()
  expect(page()).toContain('点下方「前往小程序」')
  expect([button(/^捐给/), button('分享'), asked('videos.start')]).toEqual([null, null, []])
})

test('a file that does not come says so, offers giving all the same, and is asked for again', async () => {
  await open()
  await press('播放')
  const first = player()
  fireEvent.error(first)
  fireEvent.pause(first)
  await settled()
  expect(page()).toContain('这段视频没能打开。点一下再试。')
  expect(button(/^捐给/)).toBeTruthy()
  await press('播放')
  expect(player()).not.toBe(first)
  expect(played).toEqual(['play', 'play'])
})

test.each([
  [{ open: false, why: 'REPORT_LATE', lateDays: 3 }, '报告晚了 3 天，收到前先不收新捐款。'],
  [{ open: false, why: 'PROJECT_ENDED' }, '募捐已经结束，谢谢每一盏灯。'],
] as const)('a project that takes nothing (%j) says why instead', async (openness, sentence) => {
  await open({ project: { openness } })
  await begins()
  await runsTo(14)
  expect(page()).toContain(sentence)
  expect(button(/^捐给/)).toBeNull()
})

test('without the project in full, its own page is the way to give', async () => {
  await open({ answers: { 'projects.show': unanswered('offline') } }, { shareId: 'of-a-friend' })
  await begins()
  await runsTo(14)
  await press(/^捐给/)
  expect(trips).toEqual([
    '/pages/project/index?projectId=quilt001&channel=video&give=now&shareId=of-a-friend',
  ])
})

describe('a sponsor’s portion', () => {
  const pot = { envelopeId: 'e1', portionsLeft: 3, sponsor: '山渡面馆', blessing: '平安' }

  test('is told of from the beginning, and waits for the end', async () => {
    await open({ video: { pot } })
    expect(page()).toContain('看完，请你选一份心意去哪儿。由山渡面馆捐出 · 还有 3 份「平安」')
    expect(page()).not.toMatch(/现金|红包|抢|领/)
    await begins()
    await endsHere()
    expect(page()).toContain('看完整段，就可以选一份心意去哪儿。')
    expect(button('选一份心意去哪儿')).toBeNull()
  })

  test('is directed on the envelope’s page by who watched', async () => {
    const beat = ok({ watchedMs: 18_000, watchedToEnd: true })
    await open({ video: { pot }, answers: { 'videos.beat': beat } })
    await begins()
    await endsHere()
    await press('选一份心意去哪儿')
    expect(trips).toEqual(['/pages/envelope/index?envelopeId=e1'])
  })

  test('is there at once for who has watched today and comes back, and nothing is counted anew', async () => {
    await open({ video: { pot, watchedToEnd: true } })
    expect([button('选一份心意去哪儿'), button('捐给「一床厚被子」')]).not.toContain(null)
    expect(page()).not.toContain('看完，请你选一份心意去哪儿。')
    await begins()
    await endsHere()
    expect(page()).toContain('看完了，谢谢你看到最后。')
    expect([asked('videos.start'), asked('videos.beat')]).toEqual([[], []])
  })

  test('that is open and waits is led to before anything plays, also where no other is left', async () => {
    await open({ video: { pot: { ...pot, caller: 'waits', portionsLeft: 0 } } })
    expect(page()).not.toMatch(/看完，请你|都有人选好了/)
    await press('你打开的一份，选它去哪儿')
    expect(trips).toEqual(['/pages/envelope/index?envelopeId=e1'])
  })

  test('is not offered to its sponsor, who reads that it hangs there', async () => {
    await open({ video: { pot: { ...pot, caller: 'own' }, watchedToEnd: true } })
    expect(page()).toContain('你的心意挂在这里。还有 3 份「平安」')
    expect(page()).not.toContain('看完，请你')
    expect(button(/去哪儿$/)).toBeNull()
  })

  test('that is gone is said to be', async () => {
    await open({ video: { pot: { ...pot, portionsLeft: 0 } } })
    expect(page()).toContain('这里的心意都有人选好了。')
  })
})

describe('the other videos', () => {
  type Place = [number, number]
  const swipe = (from: Place, to: Place, on: Element = player()) => {
    const place = ([clientX, clientY]: Place) => ({ changedTouches: [{ clientX, clientY }] })
    fireEvent.touchStart(on, place(from))
    fireEvent.touchEnd(on, place(to))
  }

  test.each([
    ['a finger that moves up', () => swipe([100, 500], [110, 300]), 'z-clip'],
    ['a finger that moves down', () => swipe([100, 300], [110, 500]), 'a-clip'],
    ['the key downward', () => fireEvent.keyDown(player(), { key: 'ArrowDown' }), 'z-clip'],
    ['the button', () => fireEvent.click(button('上一段') as HTMLElement), 'a-clip'],
  ])('come by %s', async (_, turn, videoId) => {
    await open()
    turn()
    await settled()
    expect(asked('videos.show').at(-1)).toEqual({ videoId })
    expect(mockAddress).toEqual([['videoId', videoId]])
  })

  test.each([
    ['a tap that slips', () => swipe([100, 500], [105, 470])],
    ['a finger that moves sideways', () => swipe([300, 500], [100, 420])],
  ])('do not come by %s', async (_, turn) => {
    await open()
    turn()
    await settled()
    expect(asked('videos.show')).toHaveLength(1)
  })

  test('stay away while somebody moves within the sheet or the words below', async () => {
    await open()
    await begins()
    await runsTo(14)
    await press(/^捐给/)
    const sheet = screen.getByRole('dialog')
    swipe([100, 500], [110, 300], sheet)
    fireEvent.keyDown(sheet, { key: 'ArrowDown' })
    swipe([100, 500], [110, 300], screen.getByRole('group', { name: '章节' }))
    await settled()
    expect(asked('videos.show')).toHaveLength(1)
  })

  test('at the last one the button rests', async () => {
    const items = [{ videoId: 'a-clip' }, { videoId: 'quilt-clip' }]
    await open({ answers: { 'videos.list': ok({ items }) } })
    expect(button('下一段')?.getAttribute('aria-disabled')).toBe('true')
  })
})

test('its card is one’s own, and says when a report is late', async () => {
  await open()
  expect(mockCard()).toMatchObject({
    title: '「夜里暖和」，一起看一段？',
    params: { videoId: 'quilt-clip', shareId: 'card-of-ming' },
  })
  cleanup()
  const late = { ...aVideo().project, openness: { open: false, why: 'REPORT_LATE' } } as const
  await open({ video: { project: late } })
  expect(mockCard().title).toBe('「一床厚被子」的报告晚了，先不收新捐款')
})

test('a silent sample says that it is silent when its sound is turned on', async () => {
  await open()
  await press('打开声音')
  expect(page()).toContain('这段示例没有声音。')
  expect(button('关掉声音')).toBeTruthy()
})

test('a video that is not there leads on; one that does not come is asked for again', async () => {
  await open({ answers: { 'videos.show': refused('NO_SUCH_VIDEO') } })
  await press('回首页看看')
  expect(trips).toEqual(['/pages/home/index'])
  cleanup()
  await open({ answers: { 'videos.show': unanswered('offline') } })
  expect(screen.getByRole('alert').textContent).toContain('没有网络')
  serve({})
  await press('再试一次')
  expect(page()).toContain('夜里暖和')
})
