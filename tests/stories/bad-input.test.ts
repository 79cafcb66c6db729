/**
 * What people, phones and strangers send that does not fit. Each is refused by its name, and each
 * leaves the books exactly as they were.
 */
import { addDays, dayOf } from '../../contracts/beijing'
import { type ErrorName, errors } from '../../contracts/errors'
import { aProject, type Books, readBooks } from '../support/books'
import { aRequest, refusedWithoutTrace } from '../support/refusals'
import {
  aKey,
  aWorld,
  callFunction,
  headers,
  type Person,
  stopCluster,
  until,
  type World,
} from '../support/world'

jest.setTimeout(240_000)

const MINUTE = 60_000
const PROJECT = 'quilt001'

describe.each(['pglite', 'postgresql'] as const)('bad input on %s', (database) => {
  let world: World
  let person: Person
  let today: ReturnType<typeof dayOf>
  beforeAll(async () => {
    world = await aWorld({ database })
    person = await world.aPerson()
    today = dayOf(world.product.app.clock.now())
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })

  const refusedStart = (body: unknown, name: ErrorName, details?: object) =>
    refusedWithoutTrace(world, () => person.send('gifts.start', body), name, details)

  test.each([
    ['zero', 0],
    ['negative', -100],
    ['a part of a fen', 100.5],
    ['one fen above the limit', 5_000_001],
    ['beyond whole numbers', 1e21],
    ['text', '2000'],
    ['nothing', null],
    ['a list', [2000]],
    ['true', true],
  ])('a sum that is %s', async (_what, amountFen) => {
    await refusedStart(aRequest({ amountFen }), 'INVALID_INPUT', { path: 'amountFen' })
  })

  test('a sum that is left out', async () => {
    await refusedStart({ key: aKey(), projectId: PROJECT }, 'INVALID_INPUT', { path: 'amountFen' })
  })

  test('a large sum that was not confirmed, and the same key once it was', async () => {
    const large = aRequest({ amountFen: 100_000 })
    await refusedStart(large, 'CONFIRM_LARGE_AMOUNT', { amountFen: 100_000 })
    const confirmed = await person.call('gifts.start', { ...large, confirmedLarge: true })
    expect(confirmed).toMatchObject({ ok: true })
  })

  test('ten times what a giver usually gives, when it was not confirmed', async () => {
    const small = await world.aPerson()
    for (const amountFen of [100, 200, 300]) await small.give('books001', amountFen)
    await refusedWithoutTrace(
      world,
      () => small.send('gifts.start', aRequest()),
      'CONFIRM_LARGE_AMOUNT',
      {
        amountFen: 2000,
        medianFen: 200,
      },
    )
    expect(await small.call('gifts.start', aRequest({ amountFen: 1999 }))).toMatchObject({
      ok: true,
    })
  })

  test.each<[string, ErrorName, (day: string) => Parameters<typeof aProject>[2]]>([
    ['is still a draft', 'NO_SUCH_PROJECT', () => ({ state: 'draft' })],
    ['has been closed', 'PROJECT_ENDED', () => ({ state: 'closed' })],
    ['has ended', 'PROJECT_ENDED', (ends_on) => ({ ends_on })],
    [
      'has a charity whose certificate expired',
      'CERTIFICATE_EXPIRED',
      (day) => ({ certificate_until: day }),
    ],
    [
      'is late with its filing',
      'RECORD_NUMBER_MISSING',
      (day) => ({ record_number: null, filing_due_on: day }),
    ],
    ['is late with its report', 'REPORT_LATE', (day) => ({ next_report_due_on: day })],
  ])('a project that %s', async (what, name, state) => {
    const id = `bad${Buffer.from(what).toString('hex').slice(-5)}`
    await aProject(world.db, id, state(addDays(today, -1)))
    await refusedStart(aRequest({ projectId: id }), name)
  })

  test('a project that nobody knows, has not started, or has no merchant account', async () => {
    await refusedStart(aRequest({ projectId: 'nobody01' }), 'NO_SUCH_PROJECT')
    await refusedStart(aRequest({ projectId: 'x'.repeat(40) }), 'NO_SUCH_PROJECT')
    await aProject(world.db, 'notyet01', { starts_on: addDays(today, 1) })
    await refusedStart(aRequest({ projectId: 'notyet01' }), 'PROJECT_NOT_STARTED')
    await aProject(world.db, 'nomerch1', { certificate_until: addDays(today, 1) })
    await refusedStart(aRequest({ projectId: 'nomerch1' }), 'PAYMENT_UNAVAILABLE')
  })

  test('a key that is missing, empty, too long, or not of our alphabet', async () => {
    const { key: _key, ...keyless } = aRequest()
    await refusedStart(keyless, 'INVALID_INPUT', { path: 'key' })
    for (const key of ['', 'k'.repeat(65)]) {
      await refusedStart(aRequest({ key }), 'INVALID_INPUT', { path: 'key' })
    }
    await refusedStart(aRequest({ key: "key'; drop table gift" }), 'INVALID_INPUT', { path: 'key' })
  })

  test('the shortest and the longest key and channel are taken', async () => {
    for (const [key, channel] of [
      ['k', 'A'],
      ['K_-9'.repeat(16), 'Group_Card.v2-'.padEnd(32, 'z')],
    ]) {
      const reply = await person.send('gifts.start', aRequest({ key, via: { channel } }))
      expect(reply).toMatchObject({ ok: true })
    }
    await refusedStart(aRequest({ via: { channel: 'c'.repeat(33) } }), 'INVALID_INPUT', {
      path: 'via.channel',
    })
  })

  test('a key that was used for another body', async () => {
    const first = aRequest({ message: '暖和' })
    await person.done('gifts.start', first)
    const others = [
      { amountFen: 2001 },
      { projectId: 'books001' },
      { message: '更暖和' },
      { showName: true },
      { via: { channel: 'card' } },
    ]
    for (const other of others) {
      await refusedStart({ ...first, ...other }, 'KEY_REUSED', { key: first.key })
    }
  })

  test('a key that is used again with the same body gives the same gift, and one order', async () => {
    const body = aRequest({ message: '一次' })
    const first = await person.done('gifts.start', body)
    const before = await readBooks(world.db)
    const again = await person.done('gifts.start', body)
    expect(again).toEqual(first)
    expect(await readBooks(world.db)).toEqual(before)
    expect(await ordersNamed(world, first.giftId)).toHaveLength(1)

    await person.cashier(first.payment.package, 'pay')
    await until(async () => (await stateOf(person, first.giftId)) === 'settled')
    const settled = await readBooks(world.db)
    const { giftId } = first
    await refusedStart(body, 'CHECKING', { giftId })
    const { result } = await person.cashier(first.payment.package, 'pay')
    expect(result).not.toBe('ok')
    expect(await readBooks(world.db)).toEqual(settled)
  })

  test('two taps at one moment are one gift', async () => {
    const body = aRequest()
    const taps = await Promise.all([1, 2, 3, 4].map(() => person.done('gifts.start', body)))
    expect(new Set(taps.map(({ giftId }) => giftId)).size).toBe(1)
    const [row] = rowsWith(await readBooks(world.db), 'gift_request', body.key)
    expect(JSON.parse(row ?? '{}')).toMatchObject({ gift_id: taps[0]?.giftId })
    expect(await ordersNamed(world, taps[0]?.giftId ?? '')).toHaveLength(1)
  })

  test('one key in the hands of two people is two gifts', async () => {
    const other = await world.aPerson()
    const body = aRequest()
    const [mine, theirs] = [
      await person.done('gifts.start', body),
      await other.done('gifts.start', body),
    ]
    expect(mine.giftId).not.toBe(theirs.giftId)
  })

  test('members that nobody asked for, and a body that is no object', async () => {
    await refusedStart(aRequest({ tipFen: 300 }), 'INVALID_INPUT', { path: 'tipFen' })
    await refusedStart(aRequest({ via: { shareId: 'abcd', donor: 'x' } }), 'INVALID_INPUT')
    await refusedStart([aRequest()], 'INVALID_INPUT')
    await refusedStart('2000', 'INVALID_INPUT')
  })

  test('somebody else’s gift, a gift that never was, and a call without a session', async () => {
    const giftId = await person.give(PROJECT, 100)
    const other = await world.aPerson()
    for (const name of ['gifts.show', 'gifts.sync', 'gifts.undo', 'gifts.hideName']) {
      await refusedWithoutTrace(world, () => other.send(name, { giftId }), 'NO_SUCH_GIFT', {
        giftId,
      })
      await refusedWithoutTrace(
        world,
        () => person.send(name, { giftId: `${PROJECT}-never` }),
        'NO_SUCH_GIFT',
      )
      await refusedWithoutTrace(
        world,
        () => callFunction(world.url, name, { giftId }),
        'NO_SESSION',
      )
    }
    await refusedWithoutTrace(
      world,
      () => person.send('gifts.refund', aRequest({ giftId })),
      'FORBIDDEN',
    )
    await refusedWithoutTrace(world, () => person.send('gifts.refundRequests', {}), 'FORBIDDEN')
  })

  test('a place in the list of gifts that cannot be, and one after which there is nothing', async () => {
    for (const cursor of ['999999999999999.abcd', '253402300800000.abcd', '1.', 'yesterday']) {
      await refusedWithoutTrace(
        world,
        () => person.send('gifts.mine', { cursor }),
        'INVALID_INPUT',
        { path: 'cursor' },
      )
    }
    expect(await person.done('gifts.mine', { cursor: '0.abcd' })).toMatchObject({ items: [] })
  })

  test('a login code that is expired, used, or invented makes no donor and no session', async () => {
    const { openid } = await world.control('/people', { name: '晚到' })
    const freshCode = async () =>
      String((await world.control(`/people/${openid}/login-code`))['code'])
    const late = await freshCode()
    await world.pass(6 * MINUTE)
    const used = await freshCode()
    expect((await logIn(world.url, used)).status).toBe(201)

    const before = await readBooks(world.db)
    for (const code of [late, used, 'invented-code', '', "'; delete from donor; --"]) {
      const { status, body } = await logIn(world.url, code)
      expect({ status, code: body.code }).toEqual({
        status: 400,
        code: code === '' ? errors.INVALID_INPUT.code : errors.BAD_LOGIN_CODE.code,
      })
      expect(body).not.toHaveProperty('sessionToken')
    }
    expect(await readBooks(world.db)).toEqual(before)
  })

  test('and after all of it the books are well', async () => {
    await world.pass(30 * MINUTE)
    expect(await world.product.audit()).toMatchObject({ well: true })
  })
})

async function logIn(url: string, code: string) {
  const reply = await fetch(`${url}/1.1/users`, {
    method: 'POST',
    headers: headers(),
    body: JSON.stringify({ authData: { lc_weapp: { code } } }),
  })
  return { status: reply.status, body: await reply.json() }
}

async function stateOf(person: Person, giftId: string): Promise<string> {
  return (await person.done('gifts.show', { giftId })).state
}

async function ordersNamed(world: World, giftId: string) {
  return (await world.orders()).filter(({ outTradeNo }) => outTradeNo === giftId)
}

function rowsWith(books: Books, table: keyof Books, text: string): string[] {
  return books[table].filter((row) => row.includes(text))
}
