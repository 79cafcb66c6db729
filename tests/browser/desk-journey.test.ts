/**
 * What became of the money, from outside: a gift in the chat app in a box, a report that two people at the
 * charity write and approve on their screens, the message, the gift's way to the fen, and its receipt.
 */
import type { Frame, Locator, Page } from 'playwright-core'
import { dayOf } from '../../contracts/beijing'
import { hourOf } from '../../contracts/pledge-plan'
import { aColleague } from '../support/staff'
import type { Person } from '../support/world'
import {
  approveReport,
  aWideScreen,
  confirmLogin,
  openMessage,
  wayShown,
  writeReport,
} from './desk-hands'
import { aHouseForThisFile } from './house'
import { GIVE, LIT } from './steps'
import { appOn, aTable, LIN, payOn, QING, type Table } from './table'

jest.setTimeout(200_000)

/** At night a message of a report would wait for the morning. */
const NOON = hourOf(dayOf(new Date()), 12)
const DAY = 86_400_000
const REPORT = '第一批，送到了'

const house = aHouseForThisFile({ phones: true, startMs: NOON.getTime() })

type Given = {
  projectId: string
  charityId: string
  title: string
  lines: string[]
  giftId: string
}

/** Opens the mini program, gives to the project of the day, and asks to be told. */
async function giveAndAsk(hers: Locator, donor: Person): Promise<Given> {
  await hers.getByRole('button', { name: '小程序' }).click()
  const app = await appOn(hers)
  await app.getByRole('button', { name: '看看详情' }).click()
  await app.getByRole('button', { name: GIVE }).click()
  await app.getByText('捐之前看一眼').waitFor()
  await app.getByRole('button', { name: /^捐 ?¥/ }).click()
  await payOn(hers)
  await app.getByText(LIT).waitFor()
  await app.getByRole('button', { name: '有朋友捐了告诉我' }).click()
  await hers.getByRole('button', { name: '允许', exact: true }).click()
  await app.getByText('会告诉你一次').first().waitFor()
  const [gift] = (await donor.done('gifts.mine', {})).items
  const { giftId = '', projectId = '' } = gift ?? {}
  const { charity, title, budget } = await donor.done('projects.show', { projectId })
  const lines = budget.map(({ line }) => line.zh)
  return { projectId, charityId: charity.charityId, title: title.zh, lines, giftId }
}

/** He works there, and his phone logs in a wide screen by its code. */
async function wideScreenOf({ phoneOf, people }: Table, charityId: string): Promise<Page> {
  const operator = await house.world.anOperator()
  const { code } = await operator.done('staff.invite', { charityId, role: 'editor' })
  await (await house.world.logIn(people[LIN] ?? '')).done('staff.join', { code, name: LIN })
  const his = phoneOf(LIN)
  await his.getByRole('button', { name: '小程序' }).click()
  const wide = await aWideScreen(house)
  expect(wide.says).toMatch(/^pages\/desk\/confirm\/index\?code=\w+$/)
  await confirmLogin(await appOn(his), wide.says)
  await wide.page.getByText('等着办的').waitFor()
  return wide.page
}

/** From the page that the message opened to the one gift of hers. */
async function toOwnGift(app: Frame): Promise<void> {
  await app.getByRole('button', { name: '回首页' }).click()
  await app.getByText('我的', { exact: true }).click()
  await app.getByRole('button', { name: /^我的捐款/ }).click()
  await app.getByRole('button', { name: /¥50/ }).click()
}

async function pasteReceipt(app: Frame, receipt: object): Promise<void> {
  await app.getByRole('button', { name: '核对另一张' }).click()
  await app.getByRole('textbox', { name: '粘贴凭证' }).fill(JSON.stringify(receipt))
  await app.getByRole('button', { name: '核对', exact: true }).click()
}

test('a report is written, approved by a second person and told; the donor sees where the money went, and proves it', async () => {
  const { world } = house
  const table = await aTable(house)
  const hers = table.phoneOf(QING)
  const donor = await world.logIn(table.people[QING] ?? '')
  const given = await giveAndAsk(hers, donor)
  const { projectId, charityId, giftId, lines } = given
  const other = await world.aPerson('阿云')
  const otherGift = await other.give(projectId, 3_333)
  await world.pass(DAY)

  const wide = await wideScreenOf(table, charityId)
  const [first = '', second = ''] = lines
  await writeReport(wide, given.title, {
    title: REPORT,
    text: '两所学校点过数，签收单都在。',
    lines: [
      [first, '41.67'],
      [second, '5.01'],
    ],
  })
  const finance = await aColleague(world, charityId, 'finance', '阿竹')
  const theirs = await house.aPhone({ person: finance.openid })
  await theirs.page.goto(house.at(`pages/desk/reports/index?projectId=${projectId}`))
  await approveReport(theirs.page, REPORT)
  await world.pass(60_000)

  await openMessage(hers, /新进展.*进入小程序查看/)
  const app = await appOn(hers, 1107)
  await app.getByText(REPORT).first().waitFor()
  await toOwnGift(app)
  await app.getByText(REPORT).first().waitFor()
  const shown = await wayShown(app)
  expect(shown.reduce((sum, { fen }) => sum + fen, 0)).toBe(5_000)
  const used = shown.filter(({ state }) => state === '已用')
  expect(used.map(({ line }) => line)).toEqual([first, second])
  const { usedFen: others } = await other.done('gifts.way', { giftId: otherGift })
  expect(used.reduce((sum, { fen }) => sum + fen, others)).toBe(4_167 + 501)

  await app.getByRole('button', { name: /^核对这张凭证/ }).click()
  await app.getByText('已证实').first().waitFor()
  const { receipt } = await donor.done('receipts.show', { giftId })
  await pasteReceipt(app, { ...receipt, amountFen: 500_000 })
  await app.getByText('金额和记到项目账上的数目不一样').waitFor()
})
