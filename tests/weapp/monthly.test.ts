/** @jest-environment jsdom */
/** Monthly giving in the compiled mini program: signed in another one, and a month that is due paid. */
import { day, dayOf } from '../../contracts/beijing'
import { dueDay, hourOf, nextPeriod, periodOf } from '../../contracts/pledge-plan'
import { ensureBuilt } from '../../scripts/client-build'
import { startPhone } from './phone'
import { startRealWorld } from './real-world'

jest.setTimeout(240_000)

const START = 'pages/pledge/start/index?projectId=lunch001'
const AGREE = /^每月捐 ?¥ ?30$/

let dist = ''
beforeAll(async () => {
  dist = await ensureBuilt('weapp')
}, 400_000)

test('by contract: signed in the payment service’s mini program, and back on the pledge’s page', async () => {
  const world = await startRealWorld()
  try {
    const phone = await startPhone(dist, world.outside)
    await phone.open(START)
    await phone.see('每月哪一天')
    await phone.tap(/^自动扣款/)
    await phone.tap('到那天再捐')
    await phone.tap(AGREE)
    await phone.see('下一次，扣款前先告诉你')
    expect(phone.page().route).toBe('pages/pledge/index')
    expect(phone.wx.said).toContain('left for wxbd687630cd02ce1d')
    expect(phone.text()).not.toContain('签约')
  } finally {
    world.close()
  }
})

test('by reminder: a month that is due is paid with one tap, and glows', async () => {
  const world = await startRealWorld()
  try {
    const phone = await startPhone(dist, world.outside)
    await phone.open(START)
    await phone.see('每月哪一天')
    await phone.tap(AGREE)
    await phone.see('已点亮 1 盏')
    const { pledgeId } = phone.page().query
    const next = nextPeriod(periodOf(dayOf(new Date())))
    const today = Math.min(28, Number(dayOf(new Date()).slice(8)))
    await world.passTo(hourOf(day(dueDay(next, today)), 19))
    // The app was left in the meantime, and the notice opens it again.
    const later = await startPhone(dist, world.outside, phone.wx.drawer)
    await later.open(`pages/pledge/index?pledgeId=${pledgeId}&period=${next}`)
    await later.see(/今天是约好的月捐日/)
    await later.tap(new RegExp(`^捐${Number(next.slice(5))}月的 ?¥ ?30$`))
    await later.see('谢谢你，灯亮了。')
    await later.see('已点亮 2 盏')
  } finally {
    world.close()
  }
})
