/** @jest-environment jsdom */
/** A video in the compiled mini program: its player is told and heard, its seconds are counted. */
import { ensureBuilt } from '../../scripts/client-build'
import { act, find } from './page-tree'
import { type Phone, startPhone } from './phone'
import { type RealWorld, startRealWorld } from './real-world'

jest.setTimeout(240_000)

let world: RealWorld
let phone: Phone

beforeAll(async () => {
  const dist = await ensureBuilt('weapp')
  world = await startRealWorld()
  phone = await startPhone(dist, world.outside)
}, 400_000)

afterAll(() => world.close())

/** What the platform's player says of itself. */
function says(event: string, detail: object = {}): void {
  const { node } = phone.page()
  const video = find(node, '', ['video'])
  if (!video) throw new Error('there is no video on the page')
  act(node, video, event, detail)
}

test('it plays at a tap, follows its seconds, and offers giving in the last quarter', async () => {
  await phone.open('pages/video/index?videoId=lamp-clip')
  await phone.see('点一下播放')
  await phone.tap('点一下播放')
  expect(phone.wx.said).toEqual(['video plays'])
  says('play')
  says('timeupdate', { currentTime: 2, duration: 18 })
  await phone.see('班车到镇上，天已经黑了。')
  expect(phone.text()).not.toContain('捐给「')
  await phone.tap('灯亮了')
  expect(phone.wx.said).toContain('video goes to 12')
  says('timeupdate', { currentTime: 14, duration: 18 })
  await phone.see('捐给「村口的路灯」')
  says('ended')
  await phone.see('有一段没看到，还没算看完。')
  expect(world.calls).toEqual(expect.arrayContaining(['videos.start', 'videos.beat']))
  await phone.tap('捐给「村口的路灯」')
  await phone.see('捐之前看一眼')
})
