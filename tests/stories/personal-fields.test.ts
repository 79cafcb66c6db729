/**
 * What is personal stays where it belongs: no table holds an openid, a name or a reason that can be
 * read, and no reply and no log says a session key, a token or somebody's words.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { type Db, sql } from '../../cloudfunctions/db'
import { logOptions } from '../../cloudfunctions/host'
import { rowsOf } from '../support/books'
import { post } from '../support/platform'
import { aKey, aWorld, headers, type Person, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

const NAME = '欧阳明月'
const REASON = '孩子用我的手机捐的'
const ANSWER = '请让监护人联系我们'
const MESSAGE = '愿灯火长明'
const MINUTE = 60_000

describe.each(['pglite', 'postgresql'] as const)('personal fields on %s', (database) => {
  let world: World
  let person: Person
  let replies: string[]
  let logged: string
  const { fetch } = globalThis
  beforeAll(async () => {
    logged = ''
    replies = []
    const stream = new Writable({
      write(bytes, _encoding, done) {
        logged += bytes
        done()
      },
    })
    world = await aWorld({ database, log: pino({ ...logOptions, level: 'trace' }, stream) })
    globalThis.fetch = async (input, init) => {
      const reply = await fetch(input, init)
      if (String(input).startsWith(world.url)) replies.push(await reply.clone().text())
      return reply
    }
    person = await world.aPerson(NAME)
    await liveThroughEverything()
  })
  afterAll(async () => {
    globalThis.fetch = fetch
    await world.close()
    await stopCluster()
  })

  /** A journey that touches every table, with refusals and faults on the way. */
  async function liveThroughEverything() {
    const giftId = await person.give('quilt001', 2000, {
      name: NAME,
      message: MESSAGE,
      showName: true,
    })
    const operator = await world.anOperator()
    await person.done('gifts.askRefund', { giftId, reason: REASON, minor: true })
    const [asked] = (await operator.done('gifts.refundRequests', {})).items
    await operator.done('gifts.declineRefund', { refundId: asked?.refundId ?? '', reason: ANSWER })
    await person.done('gifts.undo', { giftId })
    await world.pass(10 * MINUTE)

    await person.send('gifts.start', {
      key: aKey(),
      projectId: 'quilt001',
      amountFen: 0,
      name: NAME,
    })
    await world.control('/hosts', { main: 'down', backup: 'down' })
    await person.send('gifts.start', {
      key: aKey(),
      projectId: 'quilt001',
      amountFen: 5,
      name: NAME,
      showName: true,
    })
    await world.control('/hosts', { main: 'up', backup: 'up' })
    await fetch(`${world.url}/1.1/users/me`, { headers: headers(person.sessionToken) })
    await post(world.url, world.platform.mchids[0] ?? '', world.platform.sign('{"forged": true}'))
    await world.control('/faults', { next: [{ on: 'callback', kind: 'wrongPayer' }] })
    const started = await person.done('gifts.start', {
      key: aKey(),
      projectId: 'books001',
      amountFen: 700,
      name: NAME,
      showName: true,
    })
    await person.cashier(started.payment.package, 'pay')
    await person.send('gifts.start', {
      key: `${aKey()}`,
      projectId: 'quilt001',
      amountFen: 100,
      message: '冰毒',
    })
    await faultOfTheDatabase()
    await world.pass(10 * MINUTE)
    await world.product.app.events.flush()
  }

  /** A statement that fails with somebody's words in it: the error that a log would like to quote. */
  async function faultOfTheDatabase() {
    await world.db.script(
      `alter table refund add constraint no_reasons check (reason_sealed is null) not valid`,
    )
    const giftId = await person.give('quilt001', 100)
    const reply = await person.send('gifts.askRefund', { giftId, reason: REASON })
    expect(reply).toMatchObject({ status: 500, name: 'FAULT' })
    await world.db.script('alter table refund drop constraint no_reasons')
  }

  /** The keys of all sessions that the platform ever gave. */
  function sessionKeys(): string[] {
    const book = readFileSync(join(world.simulatorFolder, 'book.jsonl'), 'utf8')
    return [...book.matchAll(/"sessionKey":"([^"]+)"/g)].map(([, key]) => key ?? '')
  }

  test('no table holds an openid, a name, a reason, an answer or a token in the clear', async () => {
    const tables = await tablesOf(world.db)
    expect(tables).toEqual(
      expect.arrayContaining([
        'donor',
        'gift',
        'refund',
        'event',
        'payment',
        'session',
        'payment_alarm',
      ]),
    )
    for (const table of tables) {
      const text = (await rowsOf(world.db, table)).join('\n')
      const secrets = [person.openid, NAME, REASON, ANSWER, person.sessionToken, ...sessionKeys()]
      for (const secret of secrets) {
        expect({ table, holds: text.includes(secret) }).toEqual({ table, holds: false })
      }
    }
    expect((await rowsOf(world.db, 'gift')).join()).toContain(MESSAGE)
  })

  test('whoever reads the tables cannot try names until the digest of a request fits', async () => {
    const body = JSON.stringify(['quilt001', 2000, MESSAGE, true, NAME, null, null, null])
    const digest = createHash('sha256').update(body).digest('base64url')
    const requests = (await rowsOf(world.db, 'gift_request')).join()
    expect(requests).not.toContain(digest)
    expect(requests).toContain(world.product.app.sealer.hash(body))
  })

  test('no reply holds a session key, and only one’s own login an openid', () => {
    expect(sessionKeys().length).toBeGreaterThan(1)
    const said = replies.join('\n')
    expect(said).toContain(MESSAGE)
    for (const key of sessionKeys()) expect(said).not.toContain(key)
    expect(said).not.toContain('session_key')
    const withOpenid = replies.filter((reply) => reply.includes(person.openid))
    expect(withOpenid.every((reply) => JSON.parse(reply).sessionToken)).toBe(true)
  })

  test('no log line holds a session key, a token, an openid or somebody’s words', () => {
    const lines = logged.trim().split('\n')
    expect(lines.length).toBeGreaterThan(3)
    expect(logged).toContain('a request failed')
    const secrets = [
      person.openid,
      person.sessionToken,
      NAME,
      REASON,
      ANSWER,
      MESSAGE,
      ...sessionKeys(),
    ]
    for (const secret of secrets) {
      expect(lines.filter((line) => line.includes(secret))).toEqual([])
    }
  })

  test('a name that its giver hides is gone', async () => {
    const giftId = await person.give('milk0001', 300, { name: NAME, showName: true })
    const shown = await person.done('projects.show', { projectId: 'milk0001' })
    expect(shown.latestGifts[0]?.name).toBe(NAME)
    const forgotten = jest.spyOn(world.product.app.pages, 'forget')
    await person.done('gifts.hideName', { giftId })
    const hidden = await person.done('projects.show', { projectId: 'milk0001' })
    expect(hidden.latestGifts[0]).not.toHaveProperty('name')
    const row = await world.db.one(sql`
      select show_name as shown, name_sealed as name from gift where id = ${giftId}`)
    expect(row).toEqual({ shown: false, name: null })

    // Once more changes nothing, and nobody's page is read again for it, nor for a gift of others.
    expect(await person.done('gifts.hideName', { giftId })).toMatchObject({ showName: false })
    const other = await world.aPerson()
    expect(await other.call('gifts.hideName', { giftId })).toMatchObject({ name: 'NO_SUCH_GIFT' })
    expect(forgotten.mock.calls).toEqual([['milk0001']])
    forgotten.mockRestore()
  })

  test('a session that ends in the middle is told as that, and a new login goes on where the old one was', async () => {
    const { giftId, payment } = await person.done('gifts.start', {
      key: aKey(),
      projectId: 'quilt001',
      amountFen: 900,
    })
    await world.db.script(`update session set revoked_at = created_at`)
    expect(await person.send('gifts.show', { giftId })).toMatchObject({
      status: 401,
      name: 'NO_SESSION',
      code: 211,
    })
    expect(await person.send('projects.list', {})).toMatchObject({ ok: true })
    await person.cashier(payment.package, 'pay-then-kill-app')
    const again = await world.logIn(person.openid)
    expect(await again.done('gifts.sync', { giftId })).toMatchObject({ state: 'settled' })
  })
})

async function tablesOf(db: Db): Promise<string[]> {
  const rows = await db.many<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`)
  return rows.map(({ name }) => name)
}
