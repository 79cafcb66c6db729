/** A draft that is begun in a browser: its address names it, also while more is being typed. */
import { aColleague } from '../support/staff'
import { aHouseForThisFile } from './house'

jest.setTimeout(120_000)
const house = aHouseForThisFile()

async function anEditor() {
  const editor = await aColleague(house.world, 'shandu', 'editor', '阿云')
  return { editor, page: (await house.aPhone({ mode: 'wide', person: editor.openid })).page }
}

test('loaded again after its first save, a new report is still there, and no second one begins', async () => {
  const { editor, page } = await anEditor()
  await page.goto(house.at('pages/desk/reports/index?projectId=quilt001'))
  await page.getByRole('button', { name: '写进展报告' }).click()
  const title = page.getByRole('textbox', { name: '标题', exact: true })
  await title.fill('第一批')
  await page.getByText(/^已保存 \d/).waitFor()
  await page.waitForFunction(() => !window.history.state.overlay)
  expect(page.url()).toContain('reportId=')
  await page.reload()
  await title.waitFor()
  expect(await title.inputValue()).toBe('第一批')
  await title.fill('第一批，送到了')
  await page.getByText('还没保存').waitFor()
  await page.getByText(/^已保存 \d/).waitFor()
  const drafts = await editor.done('reports.drafts', { projectId: 'quilt001' })
  expect(drafts.items.map(({ content }) => content.title?.zh)).toEqual(['第一批，送到了'])
  await page.goBack()
  await page.getByRole('button', { name: '写进展报告' }).waitFor()
})

test('the first save of a new report changes nothing under the hands of who writes it', async () => {
  const { page } = await anEditor()
  await page.goto(house.at('pages/desk/report/index?projectId=quilt001&kind=progress'))
  const box = (name: string) => page.getByRole('textbox', { name, exact: true })
  await box('贴在这里').fill('项目\t金额\n运输\t12.50')
  await box('帮到多少人').fill('-3')
  await box('标题').fill('第一批')
  const title = await box('标题').elementHandle()
  await page.getByText(/^已保存 \d/).waitFor()
  await page.waitForFunction(() => !window.history.state.overlay)
  expect(page.url()).toContain('reportId=')
  expect(await title?.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.getByRole('button', { name: '读一读' }).click()
  await page.getByText('读到 1 笔，共 ¥12.50').waitFor()
  expect(await box('帮到多少人').inputValue()).toBe('-3')
  await page.getByText('写成 120 这样的整数').waitFor()
  expect(await title?.evaluate((field) => field.isConnected)).toBe(true)
})

test('a new project keeps its name in the address while somebody types on, and when it is left and come back to', async () => {
  const { editor, page } = await anEditor()
  await page.goto(house.at('pages/desk/project/index?charityId=shandu'))
  const name = page.getByRole('textbox', { name: '名称', exact: true })
  await name.fill('山里的书架')
  await page.waitForFunction(() => window.location.hash.includes('projectId='))
  await name.fill('山里的书架和灯')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.getByText(/^已保存 \d/).waitFor()
  await page.getByRole('button', { name: '看看捐的人会看到什么' }).click()
  await page.getByText('这是预览，还没有发布').waitFor()
  await page.goBack()
  await name.waitFor()
  expect(page.url()).toContain('projectId=')
  await page.reload()
  await name.waitFor()
  expect(await name.inputValue()).toBe('山里的书架和灯')
  const { items } = await editor.done('drafts.mine', { charityId: 'shandu' })
  expect(items.filter(({ title }) => title?.zh.startsWith('山里的书架'))).toHaveLength(1)
})
