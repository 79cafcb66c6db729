/** An envelope between people: one wraps and pays it, a friend opens and directs a portion, another comes too late. */
import type { Locator } from 'playwright-core'
import { aHouseForThisFile } from './house'
import { appOn, aTable, GROUP, LIN, QING } from './table'

jest.setTimeout(240_000)

const house = aHouseForThisFile({ phones: true })

/** Of a picture that was fetched; throws where it cannot be shown. */
async function widthOf(image: Element): Promise<number> {
  if (!(image instanceof HTMLImageElement)) return 0
  await image.decode()
  return image.naturalWidth
}

async function payOn(phone: Locator): Promise<void> {
  await phone.getByRole('button', { name: '支付', exact: true }).click()
  for (const digit of '520131')
    await phone.getByRole('button', { name: digit, exact: true }).click()
}

test('an envelope goes into a group, a friend says where its portion goes, and its giver sees it', async () => {
  const { phoneOf } = await aTable(house)
  const hers = phoneOf(QING)
  const his = phoneOf(LIN)

  await hers.getByRole('button', { name: '小程序' }).click()
  const herApp = await appOn(hers)
  await herApp.getByRole('button', { name: '看看详情' }).click()
  await herApp.getByRole('button', { name: '包成爱心红包' }).click()
  await herApp.getByText('朋友打开时看到的样子').waitFor()
  await herApp.getByRole('textbox', { name: '份数，1 到 500' }).fill('1')
  await herApp.getByRole('button', { name: /^捐 ?¥.*发给朋友/ }).click()
  await payOn(hers)
  await herApp.getByText('灯挂好了，发给朋友吧。').waitFor()
  await herApp.getByRole('button', { name: '发给朋友' }).click()
  await hers.getByRole('dialog').getByRole('button', { name: GROUP }).click()

  await his.getByRole('button', { name: GROUP }).click()
  // The card wears the envelope's own lantern, which the product serves.
  const picture = his.locator('.card__picture img[src*="/cards/"]')
  expect(await picture.evaluate(widthOf)).toBe(500)
  await his.getByRole('button', { name: '灯愿' }).click()
  const hisApp = await appOn(his, 1008)
  await hisApp.getByRole('button', { name: '打开这盏灯' }).click()
  const others = hisApp.getByRole('radio')
  await others.nth(1).click()
  await hisApp.getByRole('button', { name: /^送到「/ }).click()
  await hisApp.getByText('这盏灯亮了。').waitFor()

  // Somebody else finds all portions opened, and reads it.
  const envelopeId = /envelopeId=([\w-]+)/.exec(hisApp.url())?.[1] ?? ''
  const third = await house.world.aPerson('阿兰')
  const reply = await third.call('envelopes.open', { envelopeId })
  expect(reply.ok ? 'opened' : reply.name).toBe('ENVELOPE_ALL_OPENED')
  const late = await house.aPhone({})
  await late.page.goto(house.at(`pages/envelope/index?envelopeId=${envelopeId}`))
  await late.page.getByText('都点亮了。').waitFor()

  const { projects, defaultProjectId } = await third.done('envelopes.show', { envelopeId })
  const chosen = projects.find(({ portions }) => portions === 1)?.projectId ?? ''
  expect(chosen).not.toBe(defaultProjectId)
  const totalsOf = async (projectId: string) => {
    house.world.product.app.pages.forget(projectId)
    return (await third.done('projects.show', { projectId })).totals
  }
  const moved = (await totalsOf(chosen)).movedInFen
  expect(moved).toBeGreaterThan(0)
  expect(await totalsOf(defaultProjectId)).toMatchObject({ movedOutFen: moved })

  await hers.getByRole('button', { name: '更多' }).click()
  await hers.getByRole('button', { name: '重新进入' }).click()
  const again = await appOn(hers)
  await again.getByText('我的', { exact: true }).click()
  await again.getByRole('button', { name: /爱心红包/ }).click()
  await again
    .getByText(/点亮了 1 \/ 1 盏/)
    .first()
    .click()
  await again.getByText('1 份').waitFor()
})
