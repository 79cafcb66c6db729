import { SIMULATED_TEMPLATES } from '../cloudfunctions/notices'
import { pages } from '../contracts/pages'
import { type Simulator, startSimulator } from '../simulator'
import { aChatClient } from '../simulator/fixtures/a-chat-client'
import { controlAt } from '../simulator/fixtures/a-simulator'
import { appPages } from './app-pages'
import { labelsOf, tellPages, tellTemplates } from './simulator'

jest.setTimeout(240_000)

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({ merchants: [] })
  await tellPages(simulator.url)
})
afterAll(() => simulator.close())

test('the simulator knows every page of the mini program, the home page first', async () => {
  const told = await controlAt(simulator.url)<{ pages: string[] }>('/app')
  expect(told.pages).toEqual(await appPages())
  expect(told.pages[0]).toBe(pages.home)
  expect(told.pages).toEqual(expect.arrayContaining(Object.values(pages)))
})

test('a code of a page that is not there is refused, and one of a page is made', async () => {
  const control = controlAt(simulator.url)
  const client = aChatClient({ simulator, control } as Parameters<typeof aChatClient>[0])
  const draw = async (page: string) => (await client.drawCode({ scene: 'a', page })).toString()
  expect(JSON.parse(await draw('pages/nowhere/index'))).toMatchObject({ errcode: 41030 })
  expect(await draw(pages.project)).toContain('PNG')
})

test('every message that is sent has a title on the phones', async () => {
  await tellTemplates(simulator.url)
  const told: { templateId: string; title: string }[] = await (
    await fetch(`${simulator.url}/control/templates`)
  ).json()
  expect(told.map(({ templateId }) => templateId).toSorted()).toEqual(
    Object.values(SIMULATED_TEMPLATES)
      .map(({ templateId }) => templateId)
      .toSorted(),
  )
  for (const { title } of told) expect(title).toMatch(/[\u4e00-\u9fff]{4,}/)
})

test('a reminder calls its day a day, and a gift its project a project', () => {
  const labels = (kind: 'calendar_day' | 'gift_settled') =>
    Object.values(labelsOf(kind, SIMULATED_TEMPLATES[kind] as never))
  expect(labels('calendar_day')).toEqual(['日子', '时间'])
  expect(labels('gift_settled')).toEqual(['项目', '金额', '时间'])
})
