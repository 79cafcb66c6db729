/** What `npm run demo` tells, told in a world of its own. */
import { sql } from '../../cloudfunctions/db'
import { dayOf } from '../../contracts/beijing'
import { STORY_DAYS, tellStory } from '../../scripts/demo/story'
import { aWorld, printLedger, type World } from '../support/world'

jest.setTimeout(240_000)

const DAY_MS = 86_400_000

let world: World
const untilMs = Date.now()
beforeAll(async () => {
  world = await aWorld({
    database: 'pglite',
    simulator: { startMs: untilMs - STORY_DAYS * DAY_MS },
  })
})
afterAll(() => world.close())

type Person = { openid: string; name: string }
type Chat = { chatId: string; kind: string; title: string }
type Line = { from: string; at: string; kind: string }

async function look<Answer>(path: string): Promise<Answer> {
  return (await fetch(`${world.simulator.url}/control${path}`)).json()
}

test('three people give in a week, one through another’s card and one monthly, and the books are right', async () => {
  const told = await tellStory({
    productUrl: world.url,
    simulatorUrl: world.simulator.url,
    untilMs,
  })
  expect(told).toEqual({
    people: ['阿青', '小林', '外婆'],
    groups: ['「一家人」', '「三班的同学」'],
    gifts: 4,
    monthly: {
      name: '小林',
      year: Number(dayOf(new Date(untilMs - 2 * DAY_MS)).slice(0, 4)),
      gifts: 1,
      standsFen: 1000,
      nextOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    },
  })
  // What it says of the month that comes is what is planned, in the month after the one that was paid.
  const months = await world.db.many<{ state: string; dueOn: string }>(
    sql`select state, due_on as "dueOn" from charge order by period`,
  )
  expect(months.map(({ state }) => state)).toEqual(['paid', 'planned'])
  expect(months[1]?.dueOn).toBe(told.monthly.nextOn)
  expect(months[0]?.dueOn).toBe(dayOf(new Date(untilMs - 3 * DAY_MS)))

  const [, qing, lin, grandma] = await look<Person[]>('/people')
  const openidOf = (person: Person | undefined) => person?.openid ?? ''
  const chats = await look<Chat[]>(`/people/${openidOf(qing)}/chats`)
  const [family, classmates] = ['一家人', '三班的同学'].map((title) =>
    chats.find((chat) => chat.title === title),
  )
  for (const chat of [family, classmates]) {
    const lines = await look<Line[]>(`/chats/${chat?.chatId}/lines?openid=${openidOf(qing)}`)
    expect(new Set(lines.map(({ at }) => at.slice(0, 10))).size).toBeGreaterThanOrEqual(3)
  }
  // The friend gave through the card, and the sharer's phone was told.
  expect(chats.map(({ kind }) => kind)).toContain('notices')
  const messages = await look<{ templateId: string }[]>(`/messages?openid=${openidOf(qing)}`)
  const kinds = messages.map(({ templateId }) => templateId).sort()
  expect(kinds).toEqual(['lantern-friend-gave', 'lantern-gift-settled'])
  expect(await look(`/moments?openid=${openidOf(grandma)}`)).toMatchObject([{ from: lin?.openid }])

  const { now } = await look<{ now: string }>('/clock')
  expect(Math.abs(Date.parse(now) - untilMs)).toBeLessThan(DAY_MS / 24)
  const paid = (await world.orders()).filter(({ state }) => state === 'SUCCESS')
  expect(new Set(paid.map(({ openid }) => openid)).size).toBe(3)
  expect(await world.product.audit()).toMatchObject({ well: true })
  expect(await printLedger(world.db, 'quilt001')).toMatchInlineSnapshot(`
"gift merchant 52
gift fund -52
gift merchant 20
gift fund -20"
`)
})
