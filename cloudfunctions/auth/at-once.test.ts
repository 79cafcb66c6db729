/** On PostgreSQL, where statements of several connections really run at the same time. */

import { isRefusal } from '../../contracts/errors'
import { type Cluster, startPostgres } from '../../tests/support/postgres'
import { DATABASE_START_MS_MAX, testApp } from '../../tests/support/test-host'
import { openPostgresql } from '../db'
import { logIn, renewSession } from '.'

const DAYS = 90

let cluster: Cluster
let world: Awaited<ReturnType<typeof testApp>>

beforeAll(async () => {
  cluster = await startPostgres()
  world = await testApp({ database: false })
  world.app.db = openPostgresql(await cluster.createMigrated())
}, DATABASE_START_MS_MAX)

afterAll(async () => {
  await world.app.db.close()
  await cluster.stop()
})

test('twenty first logins of one person at once make one donor with twenty sessions', async () => {
  const logins = await Promise.all(
    Array.from({ length: 20 }, () => visit({ openid: 'o-crowd', unionid: 'u-crowd' })),
  )
  expect(new Set(logins.map(({ person }) => person.donorId)).size).toBe(1)
  expect(logins.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(new Set(logins.map(({ token }) => token)).size).toBe(20)
})

test('a session that is renewed ten times at once has one heir', async () => {
  const { token, person } = await visit({ openid: 'o-heir' })
  const session = { token, donorId: person.donorId, now: world.clock.at, days: DAYS }
  const heirs = await Promise.all(
    Array.from({ length: 10 }, () => world.app.db.transaction((tx) => renewSession(tx, session))),
  )
  expect(heirs.filter((heir) => heir !== undefined)).toHaveLength(1)
})

async function visit(identity: { openid: string; unionid?: string }) {
  const code = world.app.random.id(12)
  world.codes.set(code, { ok: true, ...identity })
  const loggedIn = await logIn(world.app, { code, onlyKnown: false, days: DAYS })
  if (isRefusal(loggedIn)) throw new Error(loggedIn.refused)
  return loggedIn
}
