import { isRefusal } from '../../contracts/errors'
import { DATABASE_START_MS_MAX, testApp } from '../../tests/support/test-host'
import { sql } from '../db'
import { findPerson, type LoggedIn, logIn, openSession, renewSession, revokeSession } from '.'

const DAYS = 90
const DAY_MS = 86_400_000

let world: Awaited<ReturnType<typeof testApp>>

beforeAll(async () => {
  world = await testApp({ database: true })
}, DATABASE_START_MS_MAX)

beforeEach(async () => {
  world.clock.at = new Date('2026-12-01T04:00:00.000Z')
  await world.app.db.script('truncate donor cascade')
})

afterAll(async () => {
  await world.app.db.close()
})

test('the first login makes a donor, the next one finds the same donor', async () => {
  const first = await visit({ openid: 'o-1' })
  const second = await visit({ openid: 'o-1' })
  expect(first.isNew).toBe(true)
  expect(second.isNew).toBe(false)
  expect(second.person.donorId).toBe(first.person.donorId)
  expect(second.token).not.toBe(first.token)
})

test('two first logins of one person at once make one donor', async () => {
  const both = await Promise.all([visit({ openid: 'o-1' }), visit({ openid: 'o-1' })])
  expect(new Set(both.map(({ person }) => person.donorId)).size).toBe(1)
  expect(both.filter(({ isNew }) => isNew)).toHaveLength(1)
})

test('two people are two donors', async () => {
  const one = await visit({ openid: 'o-1', unionid: 'u-1' })
  const other = await visit({ openid: 'o-2', unionid: 'u-2' })
  expect(other.person.donorId).not.toBe(one.person.donorId)
})

test('somebody who comes back under another appid is known by the unionid', async () => {
  const before = await visit({ openid: 'o-old', unionid: 'u-1' })
  const after = await visit({ openid: 'o-new', unionid: 'u-1' })
  expect(after.person.donorId).toBe(before.person.donorId)
  expect(world.app.sealer.open(after.person.openidSealed)).toBe('o-new')
})

test('a unionid that is learnt later is kept', async () => {
  const before = await visit({ openid: 'o-1' })
  await visit({ openid: 'o-1', unionid: 'u-1' })
  const after = await visit({ openid: 'o-new', unionid: 'u-1' })
  expect(after.person.donorId).toBe(before.person.donorId)
})

test('a code that counts for nobody is refused and makes no donor', async () => {
  const answer = await logIn(world.app, { code: 'invented', onlyKnown: false, days: DAYS })
  expect(answer).toEqual({ refused: 'BAD_LOGIN_CODE', details: {} })
  expect(await count('donor')).toBe(0)
})

test.each([
  ['too-many', 'TOO_MANY_REQUESTS'],
  ['blocked', 'ACCOUNT_BLOCKED'],
  ['busy', 'BUSY'],
] as const)('when the chat app says %s the person reads %s', async (refusal, refused) => {
  world.codes.set('code', { ok: false, refusal })
  const answer = await logIn(world.app, { code: 'code', onlyKnown: false, days: DAYS })
  expect(answer).toEqual({ refused, details: {} })
})

test('who was never here is not made a donor when only known people are wanted', async () => {
  world.codes.set('code', { ok: true, openid: 'o-1' })
  const answer = await logIn(world.app, { code: 'code', onlyKnown: true, days: DAYS })
  expect(answer).toEqual({ refused: 'NO_SUCH_USER', details: {} })
  expect(await count('donor')).toBe(0)
})

test('a token leads to its person until it expires', async () => {
  const { token, person } = await visit({ openid: 'o-1' })
  expect(await findPerson(world.app, token)).toEqual(person)
  world.clock.at = new Date(world.clock.at.getTime() + DAYS * DAY_MS)
  expect(await findPerson(world.app, token)).toBeUndefined()
})

test('a revoked session is dead at once, and another one of the same person lives on', async () => {
  const { token } = await visit({ openid: 'o-1' })
  const other = await visit({ openid: 'o-1' })
  const now = world.clock.at
  expect(await revokeSession(world.app.db, { token, now })).toBe(true)
  expect(await findPerson(world.app, token)).toBeUndefined()
  expect(await findPerson(world.app, other.token)).toBeDefined()
  expect(await revokeSession(world.app.db, { token, now })).toBe(false)
})

test('a renewed session has a new token, and its old one can be renewed once only', async () => {
  const { token, person } = await visit({ openid: 'o-1' })
  const session = { token, donorId: person.donorId, now: world.clock.at, days: DAYS }
  const renewed = await world.app.db.transaction((tx) => renewSession(tx, session))
  expect(renewed).toMatch(/^[\w-]{43}$/)
  expect(await findPerson(world.app, token)).toBeUndefined()
  expect(await findPerson(world.app, renewed ?? '')).toMatchObject({ donorId: person.donorId })
  expect(await world.app.db.transaction((tx) => renewSession(tx, session))).toBeUndefined()
})

test('invented, cut and padded tokens are nobody', async () => {
  const { token } = await visit({ openid: 'o-1' })
  const wrong = ['', 'x', token.slice(1), `${token}x`, 'A'.repeat(43), "' or true --"]
  for (const text of wrong) expect(await findPerson(world.app, text)).toBeUndefined()
})

test('a person keeps twenty sessions; the one opened longest ago goes', async () => {
  const { token: oldest, person } = await visit({ openid: 'o-1' })
  for (let more = 0; more < 20; more += 1) {
    world.clock.at = new Date(world.clock.at.getTime() + 1_000)
    await openSession(world.app.db, { donorId: person.donorId, now: world.clock.at, days: DAYS })
  }
  expect(await count('session')).toBe(20)
  expect(await findPerson(world.app, oldest)).toBeUndefined()
})

test('operators are those whom the settings name', async () => {
  const operator = await visit({ openid: 'o-operator' })
  const donor = await visit({ openid: 'o-1' })
  expect(operator.person.operator).toBe(true)
  expect(donor.person.operator).toBe(false)
})

test('neither token nor openid nor unionid is stored as it is', async () => {
  const { token } = await visit({ openid: 'o-secret', unionid: 'u-secret' })
  const rows = await world.app.db.many(
    sql`select row_to_json(donor) as donor, row_to_json(session) as session from donor, session`,
  )
  const stored = JSON.stringify(rows)
  expect(stored).toContain('token_hash')
  for (const secret of [token, 'o-secret', 'u-secret']) expect(stored).not.toContain(secret)
})

async function visit(identity: { openid: string; unionid?: string }): Promise<LoggedIn> {
  const code = world.app.random.id(12)
  world.codes.set(code, { ok: true, ...identity })
  const loggedIn = await logIn(world.app, { code, onlyKnown: false, days: DAYS })
  if (isRefusal(loggedIn)) throw new Error(loggedIn.refused)
  return loggedIn
}

async function count(table: 'donor' | 'session'): Promise<number> {
  const rows =
    table === 'donor'
      ? sql`select count(*) as n from donor`
      : sql`select count(*) as n from session`
  return (await world.app.db.one<{ n: number }>(rows)).n
}
