/** What everybody reads, over HTTP: lists of projects, and the public classes. */
import { sql } from '../../cloudfunctions/db'
import { aProject } from '../support/books'
import { aWorld, type Person, type World } from '../support/world'

jest.setTimeout(60_000)

let world: World
let person: Person
beforeAll(async () => {
  world = await aWorld({ database: 'pglite' })
  person = await world.aPerson()
  for (let n = 0; n < 60; n += 1) {
    await aProject(world.db, `copy${String(n).padStart(4, '0')}`, {})
  }
})
afterAll(() => world.close())

test('who asks for a hundred projects gets fifty, and the rest after them, each once', async () => {
  const first = await person.done('projects.list', { limit: 100 })
  expect(first.items).toHaveLength(50)
  const rest = await person.done('projects.list', { limit: 1000, cursor: first.next ?? '' })
  expect(rest.next).toBeUndefined()
  const ids = [...first.items, ...rest.items].map(({ projectId }) => projectId)
  const { n } = await world.db.one<{ n: number }>(sql`select count(*) as n from project`)
  expect(new Set(ids).size).toBe(n)
  expect(ids).toHaveLength(n)
})

test('emergencies come first, then the others by their id', async () => {
  const { items } = await person.done('projects.list', { limit: 50 })
  const calm = items.findIndex(({ emergency }) => !emergency)
  expect(calm).toBeGreaterThan(0)
  for (const part of [items.slice(0, calm), items.slice(calm)]) {
    const ids = part.map(({ projectId }) => projectId)
    expect(ids).toEqual([...ids].sort())
    expect(new Set(part.map(({ emergency }) => emergency)).size).toBe(1)
  }
})

test.each([0, -1, 1.5, 1001])('a limit of %s does not fit', async (limit) => {
  expect(await person.send('projects.list', { limit })).toMatchObject({
    name: 'INVALID_INPUT',
    details: { path: 'limit' },
  })
})
