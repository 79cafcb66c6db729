/** @jest-environment jsdom */
/** A gift in the compiled mini program, over real HTTP to the host and the simulator. */
import { ensureBuilt } from '../../scripts/client-build'
import { measure, spokenRoles } from './page-tree'
import { type Phone, startPhone } from './phone'
import { type RealWorld, startRealWorld } from './real-world'

jest.setTimeout(240_000)

const PROJECT = 'pages/project/index?projectId=flood001'
const GIVE = '捐一份心意'
const PAY = /^捐 ?¥ ?50$/

/** Limits of WeChat's experience score. */
const SET_DATA_BYTES_MAX = 256 * 1024
const NODES_MAX = 1_000
const DEPTH_MAX = 30
const CHILDREN_MAX = 60

let dist = ''
let world: RealWorld
let phone: Phone

beforeAll(async () => {
  dist = await ensureBuilt('weapp')
  world = await startRealWorld()
}, 240_000)

beforeEach(async () => {
  world.calls.length = 0
  world.setOnline(true)
  world.atCashier('pay')
  phone = await startPhone(dist, world.outside)
})

afterAll(() => world.close())

const started = (): number => world.calls.filter((name) => name === 'gifts.start').length

test('from home to a lit lantern, and the gift is under my gifts', async () => {
  await phone.open('pages/home/index')
  await phone.see('今天的理由')
  await phone.tap('看看详情')
  await phone.see('钱用在哪儿')
  await phone.tap(GIVE)
  await phone.see('捐之前看一眼')
  await phone.tap(PAY)
  await phone.see('谢谢你，灯亮了。')
  await phone.see('已记到项目账上')
  // What the day wears, which videos there are, and one's own cards are asked beside them.
  const beside = ['scenes.now', 'videos.list', 'shares.start', 'projects.following']
  expect(world.calls).toContain('shares.start')
  expect(world.calls.filter((name) => !beside.includes(name)).slice(0, 4)).toEqual([
    'projects.list',
    'projects.show',
    'users',
    'gifts.start',
  ])
  await phone.open('pages/gifts/index')
  await phone.see('大水之后，一桶干净水')
  await phone.see('50')
})

test('every screen stays within what the platform measures', async () => {
  for (const path of ['pages/home/index', PROJECT, 'pages/projects/index', 'pages/me/index']) {
    const page = await phone.open(path)
    await phone.see(/示例|我的/)
    const { nodes, depth, widest } = measure(page.node)
    expect([path, nodes < NODES_MAX, depth < DEPTH_MAX, widest <= CHILDREN_MAX]).toEqual([
      path,
      true,
      true,
      true,
    ])
    expect(Math.max(...page.setDataBytes)).toBeLessThan(SET_DATA_BYTES_MAX)
  }
})

test('a screen reader hears the amounts as a group of which one is chosen', async () => {
  await phone.open(PROJECT)
  await phone.tap(GIVE)
  await phone.see('捐之前看一眼')
  const heard = spokenRoles(phone.page().node)
  expect(heard).toContain('radiogroup')
  expect(heard.filter((role) => role.startsWith('radio '))).toEqual(['radio checked'])
  expect(heard.filter((role) => role === 'radio')).toHaveLength(5)
})

test('a gift that is cancelled in the cashier costs nothing, and the sheet is still there', async () => {
  world.atCashier('cancel')
  await phone.open(PROJECT)
  await phone.tap(GIVE)
  await phone.tap(PAY)
  await phone.see('没有付款，钱没有动。')
  expect(phone.page().route).toBe('pages/project/index')
  await phone.see('捐之前看一眼')
})

test('a path that names no page leads to one that says so, at once, and from there home', async () => {
  const before = phone.wx.went.length
  phone.openUnknown('pages/nowhere/index')
  expect(phone.wx.went.slice(before)).toEqual(['/pages/missing/index'])
  await phone.see('这里没有这一页')
  await phone.tap('回首页')
  await phone.see('今天的理由')
})

test('the page on top is named in the language that was chosen, also while it is open', async () => {
  const title = (): string | undefined => phone.wx.titles[phone.wx.titles.length - 1]
  await phone.open('pages/me/index')
  await phone.see('怎么看着舒服')
  expect(title()).toBe('我的')
  await phone.tap('English')
  await phone.see('Easy on the eyes')
  expect(title()).toBe('Me')
  await phone.open(PROJECT)
  await phone.see('Where the money goes')
  expect(title()).toMatch(/^[A-Z][\w, ]+$/)
})

test('“back” in the second question leads to the sheet and its sum', async () => {
  await phone.open(PROJECT)
  await phone.tap(GIVE)
  await phone.tap('自己定')
  await phone.type('自己定的金额', '30000')
  await phone.tap('捐 ¥30,000')
  await phone.see('叁')
  phone.backFromSheet()
  await phone.see('捐之前看一眼')
  await phone.see('捐 ¥30,000')
  expect(started()).toBe(0)
})

test('a second tap on the button is the same gift', async () => {
  await phone.open(PROJECT)
  await phone.tap(GIVE)
  await phone.see('捐之前看一眼')
  void phone.tap(PAY)
  await phone.tap(PAY)
  await phone.see('谢谢你，灯亮了。')
  expect(started()).toBe(1)
})

test('a session lost on the way is replaced without a word', async () => {
  await phone.open('pages/gifts/index')
  await phone.see(/灯/)
  world.loseSession()
  world.calls.length = 0
  await phone.open(PROJECT)
  await phone.tap(GIVE)
  await phone.tap(PAY)
  await phone.see('谢谢你，灯亮了。')
  expect(world.calls.filter((name) => name === 'users')).toHaveLength(1)
})

test('without a network the page says so, and a tap tries again', async () => {
  world.setOnline(false)
  await phone.open(PROJECT)
  await phone.see(/网络/)
  world.setOnline(true)
  await phone.tap(/再试/)
  await phone.see('钱用在哪儿')
})

test('an app that is killed right after paying finds the gift again', async () => {
  world.atCashier('pay-then-kill-app')
  await phone.open(PROJECT)
  await phone.tap(GIVE)
  const paid = world.cashierDone()
  await phone.tap(PAY)
  await paid
  phone = await startPhone(dist, world.outside, phone.wx.drawer)
  await phone.open('pages/home/index')
  await phone.see('找到一笔刚付的捐款')
  await phone.tap('看一看')
  await phone.see('谢谢你，灯亮了。')
  expect(started()).toBe(1)
})

test('a page in Moments can be read without a login', async () => {
  phone = await startPhone(dist, { ...world.outside, scene: 1154 })
  await phone.open(PROJECT)
  await phone.see('钱用在哪儿')
  expect(world.calls).not.toContain('users')
})
