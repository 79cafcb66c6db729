/** A festival's page while people give: its wall, its figures, and home on that day; then a day of mourning. */
import type { Page } from 'playwright-core'
import { day, startOf } from '../../contracts/beijing'
import { aHouseForThisFile } from './house'

jest.setTimeout(240_000)

/** Two days before the Spring Festival of 2027, in the evening. */
const EVENING = startOf(day('2027-02-03')).getTime() + 17 * 3_600_000

const house = aHouseForThisFile()

beforeAll(async () => {
  await house.world.pass(EVENING - house.world.product.app.clock.now().getTime())
})

async function open(path: string, until: string): Promise<Page> {
  const { page } = await house.aPhone()
  await page.goto(house.at(path))
  await page.getByText(until).first().waitFor()
  return page
}

/** What is drawn on the wall; the same while nothing comes in. */
async function pictureOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.wall canvas')
    if (!canvas || canvas.width < 300) throw new Error('nothing is drawn yet')
    return canvas.toDataURL()
  })
}

async function until(what: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await what().catch(() => false))) {
    if (Date.now() > deadline) throw new Error('it did not come')
    await new Promise((next) => setTimeout(next, 100))
  }
}

test('a gift that arrives lights a lantern, moves the figures, and its words can be read', async () => {
  const page = await open('pages/festival/index?key=spring', '离春节还有')
  await page.getByText('第一盏灯还没点上。').first().waitFor()
  let before = ''
  await until(async () => {
    before = await pictureOn(page)
    return before !== ''
  })
  const giver = await house.world.aPerson()
  await giver.give('supper01', 2_000, { message: '爸妈身体好' })
  await page.getByText('爸妈身体好').waitFor()
  await page.getByText('一位朋友').waitFor()
  await page.getByRole('img', { name: '¥20' }).first().waitFor()
  await until(async () => (await pictureOn(page)) !== before)
})

test('home wears the festival, and leads to its page and from there to giving', async () => {
  const page = await open('pages/home/index', '今天的理由 · 新春')
  await page.getByRole('heading', { level: 1, name: /新春好，/ }).waitFor()
  await page.getByRole('button', { name: /新春，大家写下的愿望/ }).click()
  await page.getByRole('button', { name: '为新年点一盏灯' }).last().click()
  await page.getByText('捐之前看一眼').waitFor()
})

test('the way back makes room for what is read, and is there again on the way up', async () => {
  const page = await open('pages/festival/index?key=spring', '这些天可以帮的')
  const shows = () =>
    page.locator('.nav-bar__back').evaluate((disc) => getComputedStyle(disc).opacity === '1')
  expect(await shows()).toBe(true)
  await page.mouse.move(195, 400)
  await page.mouse.wheel(0, 400)
  await until(async () => !(await shows()))
  await page.mouse.wheel(0, -60)
  await until(shows)
})

test('a day of mourning is grey everywhere, has no envelope, and is over when it is over', async () => {
  const operator = await house.world.anOperator()
  await operator.done('scenes.mourn', { from: '2027-02-03', to: '2027-02-03' })
  const page = await open('pages/home/index', '今天，静一静。')
  const isGrey = () => page.locator('.look--grey.look--still:visible').count()
  expect(await isGrey()).toBeGreaterThan(0)
  expect(await page.getByText('大家写下的愿望').count()).toBe(0)
  await page.goto(house.at('pages/envelope/wrap/index?projectId=supper01'))
  await page.getByText('今天静一静，不送爱心红包。').waitFor()
  await page.goto(house.at('pages/calendar/index'))
  await page.getByRole('button', { name: '上个月' }).waitFor()
  await until(async () => (await isGrey()) > 0)
  await operator.done('scenes.mourn', { end: true })
  await open('pages/home/index', '今天的理由 · 新春')
})
