/** Pictures of one's own pages, consents, data and going, and of a tax year: kept in output/privacy, to be opened and judged. */
import { aHouseForThisFile } from './house'
import { anOwner, type Owner } from './owner'
import { aGallery, modes } from './screens/gallery'
import { privacy } from './screens/privacy'

jest.setTimeout(400_000)

const house = aHouseForThisFile()
const gallery = aGallery('privacy')
let owner: Owner

beforeAll(async () => {
  owner = await anOwner(house.world)
})

test.each(modes)('in %s nothing is too wide, cut, too small or too faint', async (mode) => {
  expect(await gallery.walk(house, owner, mode, privacy)).toEqual([])
})

test('somebody takes their data along, goes, and is a new person without a way back', async () => {
  const { giver } = owner
  const page = await (await house.aPhone({ mode: 'light', person: giver })).restart()
  await page.goto(house.at('pages/privacy/export/index'))
  await page.getByRole('button', { name: '取一份' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '带走数据（JSON）' }).click()
  expect((await download).suggestedFilename()).toMatch(/^lantern-my-data-.*\.json$/)

  await page.goto(house.at('pages/privacy/going/index'))
  await page.getByRole('switch', { name: /我知道/ }).click()
  await page.getByRole('button', { name: '删除我的资料' }).click()
  await page.getByRole('textbox', { name: '输入「删除」' }).fill('删除')
  await page.getByRole('button', { name: '删除，不再找回' }).click()
  await page.getByText('谢谢你点过的灯。').waitFor()
  await page.getByRole('button', { name: '回首页' }).last().click()
  await page.goto(house.at('pages/gifts/index'))
  await page.getByText('第一盏灯还没点。').waitFor()
})
