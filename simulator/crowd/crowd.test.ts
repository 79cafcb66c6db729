import '../fixtures/patience'
import type { FakeProduct } from '../fixtures/a-fake-product'
import { aFakeProduct } from '../fixtures/a-fake-product'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import { aTalker, type SeenChat } from '../fixtures/a-talker'
import { enterOptions } from '../talk/page-path'
import type { CrowdState } from './crowd'

/** People who come by, read and give from outside, as phones do. */

let bed: TestBed
let product: FakeProduct
beforeEach(async () => {
  bed = await aSimulator()
  product = await aFakeProduct(bed)
  await bed.control('/app', { origins: [product.url] })
})
afterEach(async () => {
  await bed.close()
  await product.close()
})

type Entry = { kind: string; body: object }
const OPENING = ['shares.open', 'envelopes.show', 'envelopes.open', 'envelopes.direct']
type Ledger = { orders: { openid: string; state: string; totalFen: number }[] }

const state = () => bed.control<CrowdState>('/crowd')
const ended = async () => {
  for (let look = 0; look < 200; look += 1) {
    const now = await state()
    if (!now.running) return now
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the crowd did not end')
}
const crowd = async (wish: object) => {
  await bed.control('/crowd', wish)
  return ended()
}
const called = (name: string) => product.calls.filter((call) => call.name === name)

test('before the first crowd there is none', async () => {
  expect(await state()).toMatchObject({
    running: false,
    people: 0,
    read: 0,
    given: 0,
    opened: 0,
    failed: 0,
  })
  expect(await bed.control('/crowd/stop', {})).toMatchObject({ running: false })
})

test('people come, read and give, and their gifts are in the book', async () => {
  const begun = await bed.control<CrowdState>('/crowd', { people: 30, seconds: 1, seed: 7 })
  expect(begun).toMatchObject({ running: true, people: 30, seed: 7 })
  const { startedAt = '', endsAt = '' } = begun
  expect(Date.parse(endsAt) - Date.parse(startedAt)).toBe(1000)

  const { read, given, givenFen, ...rest } = await ended()
  expect(rest).toMatchObject({ running: false, came: 30, failed: 0, refused: 0, people: 30 })
  expect(called('login')).toHaveLength(30)
  // Each has seen the home page, and the crowd looked at it once before it came.
  expect(called('projects.list')).toHaveLength(31)
  expect(read).toBe(30 + called('projects.show').length + called('envelopes.show').length)
  expect(given).toBeGreaterThan(0)

  const { orders } = await bed.control<Ledger>('/ledger')
  const paid = orders.filter((order) => order.state === 'SUCCESS')
  expect(paid).toHaveLength(given)
  expect(paid.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(givenFen)
  const starts = ['gifts.start', 'envelopes.start', 'pledges.start'].flatMap(called)
  expect(starts).toHaveLength(orders.length)
  expect(called('gifts.start').map(({ body }) => body['projectId'])).not.toContain('over')
})

test('people send envelopes into their group, and others open them and say where a portion goes', async () => {
  const { sent, opened, directed, failed } = await crowd({ people: 60, seconds: 2, seed: 9 })
  expect(failed).toBe(0)
  expect(sent).toBeGreaterThan(5)
  expect(sent).toBe(called('envelopes.start').length)
  expect(opened).toBeGreaterThan(5)
  expect([opened, directed]).toEqual([
    called('envelopes.open').length,
    called('envelopes.direct').length,
  ])
  expect(directed).toBeLessThan(opened)

  for (const { body } of called('envelopes.start')) {
    const { defaultProjectId, projectIds, totalFen, portions, split } = body
    expect([defaultProjectId, ...(projectIds as string[])].sort()).toEqual(['quilt', 'ramp'])
    expect(Number(totalFen) / Number(portions)).toBeGreaterThanOrEqual(100)
    expect(['equal', 'random']).toContain(split)
  }
  const directedTo = new Set(called('envelopes.direct').map(({ body }) => body['projectId']))
  expect(directedTo).toEqual(new Set(['quilt', 'ramp']))

  // Each portion is one person's, who is not its sender; the card is in a chat, and a phone has it.
  const openings = called('envelopes.open').map(
    ({ openid, body }) => `${openid} ${body['envelopeId']}`,
  )
  expect(new Set(openings).size).toBe(openings.length)
  const chats = await bed.control<SeenChat[]>(`/people/${PAYER}/chats`)
  expect(chats.map(({ title }) => title)).toEqual(['路人群 1'])
  const [{ chatId = '', members = [] } = {}] = chats
  expect(members).toHaveLength(41)
  const lines = await aTalker(bed).linesOf(chatId, PAYER)
  expect(lines.length).toBeGreaterThan(0)
  for (const { card, from } of lines) {
    const { envelopeId = '' } = enterOptions(card?.path ?? '').query
    expect(openings).not.toContain(`${from} ${envelopeId}`)
  }
})

test('an envelope that somebody put into a group is opened by whoever comes by', async () => {
  const talker = aTalker(bed)
  const chatId = await talker.begin([PAYER, await bed.newPerson('小明')], '一家人')
  const path = 'pages/envelope/index?envelopeId=here'
  await talker.sendCard(chatId, PAYER, { title: '请你选', path })
  product.refuse('envelopes.start', { status: 429, name: 'TOO_MANY_REQUESTS', error: '请稍后再试' })
  const { opened, late } = await crowd({ people: 20, seconds: 1, seed: 3 })
  const shown = called('envelopes.show')
  expect(shown.length).toBeGreaterThan(5)
  expect(new Set(shown.map(({ body }) => body['envelopeId']))).toEqual(new Set(['here']))
  // The product knows of no portion in it: nothing is left, and nobody tries.
  expect([opened, late]).toEqual([0, shown.length])
})

test('who meets an envelope that was emptied meanwhile was late, and nothing failed', async () => {
  product.refuse('envelopes.open', { status: 409, name: 'ENVELOPE_ALL_OPENED', error: '来晚一步' })
  const { opened, late, failed } = await crowd({ people: 60, seconds: 2, seed: 9 })
  expect([opened, failed]).toEqual([0, 0])
  expect(late).toBeGreaterThan(0)
  expect(late).toBe(called('envelopes.open').length)
})

test('some begin to give monthly; the same people, who come again, pay what they are asked for', async () => {
  const wish = { people: 30, seconds: 1, seed: 8 }
  const { pledged, kept, failed } = await crowd(wish)
  expect(failed).toBe(0)
  expect(pledged).toBeGreaterThan(2)
  expect(kept).toBe(0)
  expect(pledged).toBe(product.pledges.size)
  for (const { body } of called('pledges.start')) {
    expect(body).toMatchObject({ first: 'now', way: 'reminder' })
    expect([Number(body['day']) >= 1, Number(body['day']) <= 31]).toEqual([true, true])
    expect(body['projectId']).not.toBe('over')
  }
  const due = [
    { period: '2026-01', state: 'missed' },
    { period: '2026-02', state: 'announced' },
  ]
  for (const openid of product.pledges.keys()) product.pledges.set(openid, due)
  product.calls.length = 0
  const again = await crowd(wish)
  expect(again).toMatchObject({ failed: 0, pledged: 0 })
  // Somebody who looks twice finds them still there: this product forgets no month.
  expect(again.kept).toBeGreaterThanOrEqual(2 * pledged)
  expect(again.kept).toBe(called('pledges.pay').length + called('pledges.payMissed').length)
  expect(called('pledges.pay').every(({ body }) => body['period'] === '2026-02')).toBe(true)
  expect(called('pledges.payMissed').every(({ body }) => body['period'] === '2026-01')).toBe(true)
})

test('the same seed is the same people with the same choices', async () => {
  const choices = () =>
    product.calls
      .splice(0)
      // What lies in a group by then hangs on others' haste.
      .filter(({ openid, name }) => openid !== undefined && !OPENING.includes(name))
      .map(({ name, openid, body }) => {
        const { key: _key, path: _path, giftId: _giftId, authData: _code, ...chosen } = body
        return JSON.stringify([openid, name, chosen])
      })
      .sort()
  await crowd({ people: 12, seconds: 1, seed: 5 })
  const first = choices()
  // As on the first day: who gives monthly already would not begin again.
  product.pledges.clear()
  await crowd({ people: 12, seconds: 1, seed: 5 })
  expect(choices()).toEqual(first)
  await crowd({ people: 12, seconds: 1, seed: 6 })
  expect(choices()).not.toEqual(first)
})

test('where they come from goes along with their gifts, a number as scene, a name as channel', async () => {
  await crowd({ people: 10, seconds: 1, seed: 1, scene: 1008 })
  const vias = () => called('gifts.start').map(({ body }) => JSON.stringify(body['via'] ?? null))
  expect(new Set(vias())).toEqual(new Set(['{"scene":1008}']))
  product.calls.length = 0
  await crowd({ people: 10, seconds: 1, seed: 1, scene: 'mid-autumn' })
  expect(new Set(vias())).toEqual(new Set(['{"channel":"mid-autumn"}']))
})

test('passers-by are named as such, and stay out of the list of people', async () => {
  await crowd({ people: 3, seconds: 1, seed: 2 })
  expect(await bed.control('/people')).toEqual([{ openid: PAYER, name: '付款人' }])
  const all = await bed.control<{ openid: string; name: string }[]>('/people?crowd=true')
  expect(all.map(({ name }) => name).sort()).toEqual(['付款人', '路人 1', '路人 2', '路人 3'])
  for (const { openid } of called('login')) {
    expect(all).toContainEqual({ openid, name: expect.stringMatching(/^路人 \d$/) })
  }
  await expect(bed.control('/people?crowd=perhaps')).rejects.toThrow('400 crowd: ')
})

test('its beginning and its end are in the log, with the seed', async () => {
  const { read, given, givenFen, pledged, kept, sent, opened, directed, late } = await crowd({
    people: 5,
    seconds: 1,
  })
  const log = await bed.control<Entry[]>('/log')
  const bodies = log.filter(({ kind }) => kind === 'crowd').map(({ body }) => body)
  const about = { people: 5, seconds: 1, seed: expect.any(Number), failed: 0 }
  const envelopes = { sent: 0, opened: 0, directed: 0, late: 0 }
  expect(bodies).toEqual([
    {
      state: 'started',
      ...about,
      read: 0,
      given: 0,
      givenFen: 0,
      pledged: 0,
      kept: 0,
      ...envelopes,
    },
    {
      state: 'ended',
      ...about,
      read,
      given,
      givenFen,
      pledged,
      kept,
      sent,
      opened,
      directed,
      late,
    },
  ])
})

test('a call that the product refuses is counted and told, and the others go on', async () => {
  product.refuse('gifts.start', { status: 429, name: 'TOO_MANY_REQUESTS', error: '请稍后再试' })
  const { failed, refused, lastFailure, given, sent, pledged, kept, read } = await crowd({
    people: 20,
    seconds: 1,
    seed: 3,
  })
  expect(failed).toBe(called('gifts.start').length)
  expect([failed > 0, refused, given]).toEqual([true, failed, sent + pledged + kept])
  expect(lastFailure).toBe('gifts.start: 429 TOO_MANY_REQUESTS 请稍后再试')
  expect(read).toBeGreaterThan(20)
})

test('who cannot log in goes away', async () => {
  product.refuse('login', { status: 429, name: 'TOO_MANY_REQUESTS', error: '请稍后再试' })
  expect(await crowd({ people: 4, seconds: 1 })).toMatchObject({ failed: 4, refused: 4, read: 0 })
  expect(called('projects.list')).toHaveLength(1)
})

test('there is one crowd at a time, and it can be sent away', async () => {
  const letGo = product.hold()
  await bed.control('/crowd', { people: 100, seconds: 600, seed: 4 })
  await expect(bed.control('/crowd', { people: 1, seconds: 1 })).rejects.toThrow(
    '409 A crowd is under way.',
  )
  const stopped = bed.control<CrowdState>('/crowd/stop', {})
  letGo()
  const { running, came } = await stopped
  expect(running).toBe(false)
  expect(came).toBeLessThan(100)
  expect(await crowd({ people: 1, seconds: 1 })).toMatchObject({ came: 1, failed: 0 })
  const log = await bed.control<Entry[]>('/log')
  expect(log).toContainEqual(
    expect.objectContaining({ kind: 'crowd', body: expect.objectContaining({ state: 'stopped' }) }),
  )
})

test.each<[object, string]>([
  [{ seconds: 1 }, '400 people: '],
  [{ people: 0, seconds: 1 }, '400 people: '],
  [{ people: 2001, seconds: 600 }, '400 people: '],
  [{ people: 1, seconds: 601 }, '400 seconds: '],
  [{ people: 1, seconds: 0.5 }, '400 seconds: '],
  [{ people: 2000, seconds: 1 }, '400 seconds: 2000 people in 1 s would be 6000 acts a second'],
  [{ people: 31, seconds: 1 }, 'Give them 2 s at least.'],
  [{ people: 1, seconds: 1, seed: -1 }, '400 seed: '],
  [{ people: 1, seconds: 1, scene: 10_000 }, '400 scene: '],
  [{ people: 1, seconds: 1, scene: 'a b' }, '400 scene: '],
  [{ people: 1, seconds: 1, speed: 2 }, '400 The request: '],
])('%j is refused with a sentence', async (wish, sentence) => {
  await expect(bed.control('/crowd', wish)).rejects.toThrow(sentence)
  expect(await state()).toMatchObject({ running: false, people: 0 })
})

test('a product that does not answer is visited by nobody', async () => {
  await bed.control('/app', { origins: ['http://127.0.0.1:9'] })
  await expect(bed.control('/crowd', { people: 1, seconds: 1 })).rejects.toThrow(
    '502 The product cannot be visited: projects.list: no answer from http://127.0.0.1:9',
  )
  expect(await state()).toMatchObject({ running: false, people: 0 })
})
