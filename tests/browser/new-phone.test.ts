/** A phone that is nobody's yet: it asks whose it is, and waits for an answer. */
import { aHouseForThisFile } from './house'
import { QING } from './table'

jest.setTimeout(240_000)

const house = aHouseForThisFile({ phones: true })

test('it stays nobody’s when somebody comes elsewhere, and is theirs whose name it is given', async () => {
  const { page } = await house.aPhone({ mode: 'wide' })
  await page.goto(house.world.simulator.url)
  await page.getByRole('region', { name: 'operator的手机' }).waitFor()
  await page.getByRole('button', { name: /^第二台手机/ }).click()
  const welcome = page.getByRole('region', { name: '新手机 · A new phone' })
  await welcome.waitFor()

  const heardOf = page.waitForResponse(
    async (answer) =>
      answer.url().endsWith('/control/people') && (await answer.text()).includes(QING),
  )
  await house.world.control('/people', { name: QING })
  await heardOf
  await page.evaluate(() => new Promise(requestAnimationFrame))
  expect(await welcome.count()).toBe(1)
  expect(await page.getByRole('region', { name: `${QING}的手机` }).count()).toBe(0)

  await welcome.getByRole('textbox', { name: '名字 · Name' }).fill('小满')
  await welcome.getByRole('button', { name: '开始 · Begin' }).click()
  await page.getByRole('region', { name: '小满的手机' }).waitFor()
  await page.reload()
  await page.getByRole('region', { name: '小满的手机' }).waitFor()
})
