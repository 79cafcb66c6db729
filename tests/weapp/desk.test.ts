/** @jest-environment jsdom */
/** The desk in the compiled mini program: a report is written on one phone and approved on another one. */
import { ensureBuilt } from '../../scripts/client-build'
import { measure } from './page-tree'
import { type Phone, startPhone } from './phone'
import { type RealWorld, startRealWorld } from './real-world'

jest.setTimeout(60_000)

const TITLE = '第三批 160 床'
/** Limits of WeChat's experience score. */
const NODES_MAX = 1_000
const DEPTH_MAX = 30

let dist = ''
let world: RealWorld
beforeAll(async () => {
  dist = await ensureBuilt('weapp')
  world = await startRealWorld('desk.process.ts')
}, 400_000)
afterAll(() => world.close())

async function phoneOf(who: 'editor' | 'finance', beforeCamera?: string): Promise<Phone> {
  world.holds(world.told[who] ?? '')
  return startPhone(dist, { ...world.outside, ...(beforeCamera && { beforeCamera }) })
}

function expectLight(phone: Phone): void {
  const { nodes, depth } = measure(phone.page().node)
  expect([nodes < NODES_MAX, depth < DEPTH_MAX]).toEqual([true, true])
}

test('a report goes from its writer over the list of what waits to finance, and is published', async () => {
  const writer = await phoneOf('editor')
  await writer.open('pages/desk/index')
  await writer.see(/报告还有 \d+ 天/)
  await writer.see('一床厚被子')
  expectLight(writer)
  await writer.tap('报告：一床厚被子')
  await writer.see('写进展报告')
  await writer.tap('写进展报告')
  await writer.see('还差这些')
  await writer.type(/^标题$/, TITLE)
  await writer.type(/做了什么，到了哪里/, '两所学校点过数。')
  await writer.type('贴在这里', '项目\t金额\t备注\n运输\t12.34\t两车')
  await writer.tap('读一读')
  await writer.see('读到 1 笔')
  await writer.tap('接在后面')
  await writer.see('都写全了')
  expectLight(writer)
  await writer.tap('送给财务')
  await writer.see('已送给财务')

  const reader = await phoneOf('finance')
  await reader.open('pages/desk/index')
  await reader.tap(TITLE)
  await reader.see('批准并公布')
  await reader.see('12.34')
  expect(reader.page().route).toBe('pages/desk/approval/index')
  expectLight(reader)
  await reader.tap('批准并公布')
  await reader.see('批准这份报告？')
  await reader.tap(/^批准$/)
  await reader.see('已公布，账已记好')
  await reader.open('pages/project/index?projectId=quilt001')
  await reader.see(TITLE)
})

test('the code of a wide screen is scanned and confirmed; any other code is said to be none', async () => {
  const other = await phoneOf('editor', 'https://example.org/')
  await other.open('pages/desk/confirm/index')
  await other.tap('扫大屏上的码')
  await other.see('这不是大屏上的登录码')

  const phone = await phoneOf('editor', `pages/desk/confirm/index?code=${world.told['code']}`)
  await phone.open('pages/desk/confirm/index')
  await phone.tap('扫大屏上的码')
  await phone.tap('确认登录')
  await phone.see('大屏已登录')
})
