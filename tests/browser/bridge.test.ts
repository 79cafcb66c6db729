/** Two people's phones in one window: each speaks with its own page alone (docs/bridge.md). */
import type { Frame } from 'playwright-core'
import { aProject } from '../support/books'
import { aHouseForThisFile } from './house'
import type { Phone } from './phone'
import { type HeldPhone, holdPhones } from './phones'
import { GIVE, LIT, ordersFor } from './steps'

jest.setTimeout(240_000)

const house = aHouseForThisFile()

const aWindow = (forgiven?: RegExp): Promise<Phone> =>
  house.aPhone({ mode: 'wide', ...(forgiven ? { forgiven } : {}) })

const SHARE = '给朋友看看'

const look = (frame: Frame): Promise<string | null> =>
  frame.locator('.look').last().getAttribute('class')

async function everybody(): Promise<unknown> {
  return (await fetch(`${house.world.simulator.url}/control/people`)).json()
}

async function openGiving(frame: Frame): Promise<void> {
  await frame.getByRole('button', { name: GIVE }).click()
  await frame.getByText('捐之前看一眼').waitFor()
  await frame.getByRole('button', { name: /^捐 ?¥/ }).click()
}

/** The phone's cashier takes the money, and says so. */
async function payOn(phone: HeldPhone): Promise<void> {
  const sheet = await phone.asked('pay')
  const prepayId = String(sheet.body['package']).replace('prepay_id=', '')
  await house.world.control(`/cashier/${prepayId}`, { openid: phone.openid, action: 'pay' })
  await phone.answer(sheet, 'ok')
}

test('two people on one page: each logs in, pays and keeps things alone', async () => {
  const projectId = await aProject(house.world.db, 'twofold1', {})
  const outer = await aWindow()
  const hold = await holdPhones(house, outer)
  const hers = await hold(`pages/project/index?projectId=${projectId}`)
  const his = await hold('pages/me/index')
  await his.frame.getByText('点第一盏灯').waitFor()
  await openGiving(hers.frame)
  await payOn(hers)
  await hers.frame.getByText(LIT).waitFor()
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 1 })
  await hers.frame.getByRole('button', { name: SHARE }).click()
  const path = `pages/project/index?projectId=${projectId}`
  expect((await hers.asked('share')).body).toMatchObject({
    to: 'chat',
    path: expect.stringMatching(new RegExp(`^${path.replace('?', '\\?')}(&shareId=\\w+)?$`)),
  })

  const hersNow = await hold('pages/me/index', { openid: hers.openid })
  await hersNow.frame.getByText('点亮 1 盏灯').waitFor()
  const hisNow = await hold('pages/me/index', { openid: his.openid })
  await hisNow.frame.getByText('点第一盏灯').waitFor()

  const sessions = await hisNow.frame.evaluate(() =>
    Object.keys(localStorage).filter((name) => name.includes('currentUser')),
  )
  const drawers = [hers, his].map(({ openid }) => `lantern/${openid}/`)
  expect(sessions.map((name) => name.slice(0, name.indexOf('AV/'))).sort()).toEqual(drawers.sort())
  const names = await hisNow.frame.evaluate(() => Object.keys(localStorage))
  expect(names.filter((name) => !drawers.some((drawer) => name.startsWith(drawer)))).toEqual([])
})

test('a person who leaves the phone’s cashier has paid nothing, and the page says so', async () => {
  const projectId = await aProject(house.world.db, 'shutdoor', {})
  const outer = await aWindow()
  const hold = await holdPhones(house, outer)
  const phone = await hold(`pages/project/index?projectId=${projectId}`)
  await openGiving(phone.frame)
  await phone.answer(await phone.asked('pay'), 'cancel')
  await phone.frame.getByText('没有付款，钱没有动。').waitFor()
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 0 })
})

test('a person whom the simulator does not know can read, and is told that nobody can log in', async () => {
  const projectId = await aProject(house.world.db, 'stranger', {})
  const outer = await aWindow(/404: .*login-code|400: .*gifts/)
  const hold = await holdPhones(house, outer)
  const before = await everybody()
  const { frame } = await hold(`pages/project/index?projectId=${projectId}`, {
    openid: 'o_SIM_nobody',
  })
  await openGiving(frame)
  await frame.getByText('这里不能登录').first().waitFor()
  expect(await everybody()).toEqual(before)
})

test('the page on top answers with its card, for a chat and for Moments', async () => {
  const projectId = await aProject(house.world.db, 'cardcard', {})
  const outer = await aWindow()
  const hold = await holdPhones(house, outer)
  const phone = await hold('pages/home/index')
  await phone.frame.getByText('今天的理由').waitFor()
  await phone.say('share', { to: 'chat' })
  const home = await phone.asked('share')
  expect(home.body).toMatchObject({ to: 'chat', path: 'pages/home/index' })
  await phone.answer(home, 'cancelled')

  const other = await hold(`pages/project/index?projectId=${projectId}`)
  await other.frame.getByText('钱用在哪儿').waitFor()
  await other.say('share', { to: 'moments' })
  const { body } = await other.asked('share')
  expect(body).toMatchObject({
    to: 'moments',
    path: 'pages/project/index',
    query: expect.stringMatching(new RegExp(`^projectId=${projectId}(&shareId=\\w+)?$`)),
  })
  const picture = await fetch(String(body['imageUrl']))
  expect(picture.status).toBe(200)
  expect(picture.headers.get('content-type')).toMatch(/^image\/(png|jpeg)$/)
  expect((await phone.posted()).filter(({ ask }) => ask === 'share')).toHaveLength(1)
})

test('theme, text and language follow the phone while the app is open, and the other phone stays', async () => {
  const outer = await aWindow()
  const hold = await holdPhones(house, outer)
  const dark = await hold('pages/me/index', { theme: 'dark' })
  const light = await hold('pages/me/index')
  for (const { frame } of [dark, light]) await frame.getByText('关于灯愿').waitFor()
  expect(await look(dark.frame)).toContain('look--dark look--normal look--zh')
  await dark.say('look', { theme: 'light', fontScale: 1.4, language: 'en' })
  await dark.frame.getByText('About Lantern').waitFor()
  expect(await look(dark.frame)).toContain('look--light look--large look--en')
  expect(await look(light.frame)).toContain('look--light look--normal look--zh')
})

test('back closes the sheet, leads to the page before, and then leaves; the other phone does not move', async () => {
  const outer = await aWindow()
  const hold = await holdPhones(house, outer)
  const phone = await hold('pages/home/index')
  const other = await hold('pages/home/index')
  for (const { frame } of [phone, other]) {
    await frame.getByRole('button', { name: '看看详情' }).click()
    await frame.getByText('钱用在哪儿').waitFor()
  }
  await phone.frame.getByRole('button', { name: GIVE }).click()
  await phone.frame.getByText('捐之前看一眼').waitFor()
  await phone.say('back')
  await phone.frame.getByRole('dialog').waitFor({ state: 'detached' })
  await phone.frame.getByText('钱用在哪儿').waitFor()
  await phone.say('back')
  await phone.frame.getByText('今天的理由').waitFor()
  await phone.frame.getByText('钱用在哪儿').waitFor({ state: 'detached' })
  expect((await phone.posted()).filter(({ say }) => say === 'leave')).toEqual([])
  await phone.say('back')
  await phone.said('leave')
  expect(await other.frame.getByText('钱用在哪儿').isVisible()).toBe(true)
  expect(await outer.page.evaluate(() => window.history.length)).toBe(2)
  const titles = (await other.posted()).filter(({ say }) => say === 'title')
  expect(titles.length).toBeGreaterThan(1)
})

test('the phone hears in which colour to write over each page, light over the dark of a video', async () => {
  const hold = await holdPhones(house, await aWindow())
  const heard = async (path: string, seen: string, told = {}) => {
    const phone = await hold(path, told)
    await phone.frame.getByText(seen).first().waitFor()
    return (await phone.said('bar')).body
  }
  const home = 'pages/home/index'
  expect(await heard(home, '今天的理由')).toEqual({ text: 'dark' })
  expect(await heard(home, '今天的理由', { theme: 'dark' })).toEqual({ text: 'light' })
  const video = 'pages/video/index?videoId=lamp-clip'
  expect(await heard(video, '点一下播放')).toEqual({ text: 'light' })
})

test('a word that comes from elsewhere is ignored, and logged', async () => {
  const outer = await aWindow()
  const warnings: string[] = []
  outer.page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text())
  })
  const hold = await holdPhones(house, outer)
  const phone = await hold('pages/me/index')
  await phone.frame.getByText('关于灯愿').waitFor()
  await phone.frame.evaluate(() =>
    window.postMessage(
      { lantern: 1, say: 'look', body: { theme: 'dark', fontScale: 1, language: 'en' } },
      '*',
    ),
  )
  await outer.page.waitForTimeout(500)
  expect(warnings).toEqual([expect.stringContaining('came from elsewhere')])
  expect(await look(phone.frame)).toContain('look--light')
})

test('a card in Moments is read without anybody logging in', async () => {
  const projectId = await aProject(house.world.db, 'readonly', {})
  const outer = await aWindow()
  const logins: string[] = []
  outer.page.on('request', (request) => {
    if (/login-code|users/.test(request.url())) logins.push(request.url())
  })
  const hold = await holdPhones(house, outer)
  const { frame } = await hold(`pages/project/index?projectId=${projectId}`, { scene: 1154 })
  await frame.getByText('钱用在哪儿').waitFor()
  expect(await frame.getByRole('button', { name: GIVE }).count()).toBe(0)
  expect(logins).toEqual([])
})

test('a scanned code opens its page, and one of no page of ours says so', async () => {
  const projectId = await aProject(house.world.db, 'scanned1', {})
  const outer = await aWindow()
  const hold = await holdPhones(house, outer)
  const phone = await hold('pages/me/index')
  const { frame } = phone
  const scan = frame.getByRole('button', { name: /扫一扫/ })
  await scan.click()
  await phone.answer(await phone.asked('scan'), 'cancelled')
  await scan.click()
  const again = await phone.asked('scan', 2)
  await phone.answer(again, { path: 'pages/project/index', query: `projectId=${projectId}` })
  await frame.getByText('钱用在哪儿').waitFor()
  await phone.say('back')
  await scan.click()
  await phone.answer(await phone.asked('scan', 3), { path: 'pages/nowhere/index', query: '' })
  await frame.getByRole('heading', { name: '这里没有这一页' }).waitFor()
})
