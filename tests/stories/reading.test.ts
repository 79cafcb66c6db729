/** What everybody reads, over HTTP: lists of projects, and the public classes. */
import { type Db, sql } from '../../cloudfunctions/db'
import { projectPages, publicClasses } from '../../cloudfunctions/projects'
import { aProject } from '../support/books'
import { aWorld, headers, type Person, type World } from '../support/world'

jest.setTimeout(240_000)

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

describe('the public classes', () => {
  const read = async (path: string) => {
    const response = await fetch(`${world.url}/1.1/classes/${path}`, { headers: headers() })
    return (await response.json()) as { results: Record<string, unknown>[] }
  }
  const refreshed = async (path: string) => {
    world.product.app.pages.forget()
    return (await read(path)).results
  }

  test('have the times of their rows, so that what was changed last comes first, however often it is asked', async () => {
    await world.db.script(`update project set updated_at = '2126-03-04T05:06:07Z' where id = 'milk0001';
      update project set created_at = '2025-01-02T03:04:05Z' where id = 'milk0001';
      update project set updated_at = '2126-03-04T05:06:06Z' where id = 'lamp0001'`)
    const first = await refreshed('Project?order=-updatedAt&keys=cause&limit=1000')
    expect(first[0]).toMatchObject({
      objectId: 'milk0001',
      createdAt: '2025-01-02T03:04:05.000Z',
      updatedAt: '2126-03-04T05:06:07.000Z',
    })
    expect(first[1]).toMatchObject({ objectId: 'lamp0001' })
    expect(await refreshed('Project?order=-updatedAt&keys=cause&limit=1000')).toEqual(first)
  })

  test('a gift changes when its project was changed last', async () => {
    const before = (await refreshed('Project?limit=1000')).find(isIt)
    await world.pass(60_000)
    await person.give('quilt001', 500)
    const after = (await refreshed('Project?limit=1000')).find(isIt)
    expect(Date.parse(String(after?.['updatedAt']))).toBeGreaterThan(
      Date.parse(String(before?.['updatedAt'])),
    )
    expect(after?.['createdAt']).toBe(before?.['createdAt'])

    function isIt({ objectId }: Record<string, unknown>): boolean {
      return objectId === 'quilt001'
    }
  })

  test('a project is what its page says, with a pointer to its charity', async () => {
    const [row] = await refreshed('Project?where={"projectId":"quilt001"}')
    const { charity, ...page } = await person.done('projects.show', { projectId: 'quilt001' })
    const { createdAt: _created, updatedAt: _updated, objectId, ...fields } = row ?? {}
    const pointer = { __type: 'Pointer', className: 'Charity', objectId: charity.charityId }
    expect(objectId).toBe('quilt001')
    const totals = { ...page.totals, asOf: expect.any(String) }
    expect(fields).toEqual({ ...page, totals, charity: pointer })
  })

  test('a charity is there before it has a project, and a draft is nowhere', async () => {
    await aProject(world.db, 'hidden01', { state: 'draft', certificate_until: '2030-01-01' })
    const charities = await refreshed('Charity?limit=1000')
    expect(charities.map(({ objectId }) => objectId)).toContain('hidden01')
    const projects = await refreshed('Project?limit=1000')
    expect(projects.map(({ objectId }) => objectId)).not.toContain('hidden01')
  })

  test('each costs one reading of the database, however many projects there are', async () => {
    const asked: string[] = []
    const counted = new Proxy(world.db, {
      get: (db, name: keyof Db) =>
        ['one', 'maybe', 'many', 'run'].includes(name)
          ? (query: never) => {
              asked.push(name)
              return (db[name] as (query: never) => unknown)(query)
            }
          : db[name],
    })
    const { clock, sealer } = world.product.app
    const classes = publicClasses(
      projectPages({
        db: counted,
        clock,
        elapsedMs: () => performance.now(),
        openName: sealer.open,
        debits: new Set(),
      }),
    )
    expect((await classes.Charity()).length).toBeGreaterThan(5)
    expect(asked).toEqual(['many'])
    expect((await classes.Project()).length).toBeGreaterThan(60)
    expect(asked).toEqual(['many', 'many'])
  })
})
