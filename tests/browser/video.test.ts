/** A video watched to its end in a browser, counted by the server, and given from. */
import type { Page } from 'playwright-core'
import { sql } from '../../cloudfunctions/db'
import { aHouseForThisFile } from './house'
import { calledBy, type Phone } from './phone'
import { atCashier, give, LIT } from './steps'

jest.setTimeout(240_000)

const house = aHouseForThisFile()

type Beat = { positionMs: number; playing: boolean }

/** What a page says of where its video stands, from now on. */
function beatsOf(page: Page): Beat[] {
  const beats: Beat[] = []
  page.on('request', (request) => {
    if (calledBy(request) === 'videos.beat') beats.push(request.postDataJSON())
  })
  return beats
}

async function openVideo({ page }: Phone, videoId: string): Promise<void> {
  await page.goto(house.at(`pages/video/index?videoId=${videoId}`))
  await page.getByText('点一下播放').waitFor()
}

const play = (page: Page) => page.getByRole('button', { name: '播放', exact: true }).click()
const pause = (page: Page) => page.getByRole('button', { name: '暂停', exact: true }).click()
const PAGE_KEPT_MS = 1_100

const giveButton = (page: Page) => page.getByRole('button', { name: /^捐给「/ })
const isPaused = (page: Page) =>
  page.locator('video').evaluate((video: HTMLVideoElement) => video.paused)
const watchesOf = (videoId: string) =>
  house.world.db.many<{ watched: number; ended: boolean }>(sql`
    select watched_ms as watched, completed_at is not null as ended
    from video_watch where video_id = ${videoId}`)

test('from a project’s page to the end of its video, and a gift from there', async () => {
  const { page } = await house.aPhone()
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  await page.goto(house.at('pages/project/index?projectId=lamp0001'))
  await page.getByRole('button', { name: /天黑以后的路.*18 秒/ }).click()
  await page.getByText('点一下播放').waitFor()
  expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.muted)).toBe(true)
  expect(fetched).toContain('/clips/lamp.jpg')
  expect(fetched).not.toContain('/clips/lamp.mp4')

  const beats = beatsOf(page)
  await play(page)
  await page.getByText('班车到镇上，天已经黑了。').waitFor()
  expect(await giveButton(page).count()).toBe(0)
  await giveButton(page).waitFor({ timeout: 20_000 })
  await page.getByText('看完了，谢谢你看到最后。').waitFor({ timeout: 20_000 })
  expect(beats.length).toBeGreaterThanOrEqual(3)
  expect(beats.at(-1)).toMatchObject({ positionMs: 18_000, playing: true })
  const [watch] = await watchesOf('lamp-clip')
  expect(watch?.ended).toBe(true)
  expect(watch?.watched).toBeGreaterThanOrEqual(16_200)
  await page.getByText(/^1 人看完$/).waitFor()

  await giveButton(page).click()
  await page.getByText('捐之前看一眼').waitFor()
  await give(page)
  await atCashier(page, 'Pay')
  await page.getByText(LIT).waitFor()
  const { channel } = await house.world.db.one<{ channel: string }>(
    sql`select channel from gift where project_id = 'lamp0001' order by started_at desc limit 1`,
  )
  expect(channel).toBe('video')
  // A video's page is kept for a second in the server.
  await page.waitForTimeout(PAGE_KEPT_MS)
  await page.goBack()
  await page.getByText(/^1 人看完，1 人一起捐了$/).waitFor()
})

test('the sheet holds the video, Back closes only the sheet, and it goes on', async () => {
  const phone = await house.aPhone()
  const { page } = phone
  await openVideo(phone, 'supper-clip')
  await page.getByRole('button', { name: /从 0:12 播放/ }).click()
  await giveButton(page).click()
  await page.getByText('捐之前看一眼').waitFor()
  expect(await isPaused(page)).toBe(true)
  await page.goBack()
  await page.getByText('捐之前看一眼').waitFor({ state: 'detached' })
  expect(page.url()).toContain('pages/video/index')
  await page.getByText('有一段没看到，还没算看完。').waitFor()
  expect((await watchesOf('supper-clip')).map(({ ended }) => ended)).toEqual([false])
})

test('a network that is lost is told, and what was seen meanwhile is said when it is back', async () => {
  const phone = await house.aPhone({ forgiven: /ERR_INTERNET_DISCONNECTED/ })
  const { page } = phone
  await openVideo(phone, 'porch-clip')
  await play(page)
  await page.getByText('放学了，门开着。').waitFor()
  await phone.context.setOffline(true)
  await pause(page)
  await page.getByText('没有网络，这会儿看的可能不计入。').waitFor()
  const beats = beatsOf(page)
  await phone.context.setOffline(false)
  await page.getByText('没有网络').waitFor({ state: 'detached' })
  expect(beats.length).toBeGreaterThanOrEqual(1)
  const [watch] = await watchesOf('porch-clip')
  expect(watch?.watched).toBeGreaterThan(500)
})

test('a file that is gone says so; the project can be given to all the same', async () => {
  const phone = await house.aPhone({ forgiven: /404/ })
  const { page } = phone
  await page.route('**/clips/willow.mp4', (route) => route.fulfill({ status: 404 }))
  await openVideo(phone, 'willow-clip')
  await play(page)
  await page.getByText('这段视频没能打开。点一下再试。').waitFor()
  await giveButton(page).waitFor()
  await page.unroute('**/clips/willow.mp4')
  await play(page)
  await page.getByText('河岸从前是光的。').waitFor()
})

test('a video that is not there leads home', async () => {
  const { page } = await house.aPhone({ forgiven: /400: .*videos\.show/ })
  await page.goto(house.at('pages/video/index?videoId=nothing'))
  await page.getByText('没有找到这段视频').waitFor()
  await page.getByRole('button', { name: '回首页看看' }).click()
  await page.getByText('今天的理由').first().waitFor()
})

test('keys and buttons lead to the videos before and after', async () => {
  const phone = await house.aPhone()
  const { page } = phone
  await openVideo(phone, 'lamp-clip')
  const title = (words: string) => page.getByRole('heading', { name: words }).waitFor()
  await page.getByRole('button', { name: '下一段' }).click()
  await title('门口的灯（示例）')
  await page.getByRole('button', { name: '播放', exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  await title('鸟歇脚的地方（示例）')
  await page.getByRole('button', { name: '上一段' }).click()
  await title('门口的灯（示例）')
})
