/**
 * Cards of every page that can be shared, and gifts that come through them by a way of their own: from a
 * day of the calendar, a festival, a video, an envelope. What a sharer hears has no name and no sum.
 */
import { readCode } from '../../simulator/fixtures/read-code'
import {
  aKey,
  aWorld,
  callFunction,
  type Person,
  printLedger,
  stopCluster,
  until,
  type World,
} from '../support/world'

jest.setTimeout(240_000)

afterAll(stopCluster)

describe.each(['pglite', 'postgresql'] as const)('sharing on %s', (database) => {
  let world: World
  let sharer: Person
  beforeAll(async () => {
    world = await aWorld({ database })
    await world.control('/app', { pages: ['pages/home/index', 'pages/card/index'] })
    sharer = await world.aPerson('阿明')
  })
  afterEach(async () => {
    const { text, well } = await world.product.audit()
    if (!well) throw new Error(text)
  })
  afterAll(() => world.close())

  const cardOf = async (path: string, by = sharer) =>
    (await by.done('shares.start', { path })).shareId

  async function sendEnvelope(by: Person, more = {}) {
    const started = await by.done('envelopes.start', {
      key: aKey(),
      projectIds: [],
      defaultProjectId: 'supper01',
      totalFen: 1_000,
      portions: 2,
      split: 'equal',
      hours: 24,
      ...more,
    })
    await by.cashier(started.payment.package, 'pay')
    const { giftId } = started
    await until(async () => (await by.done('gifts.show', { giftId })).state === 'settled')
    return started
  }

  test('a gift belongs to the card that opened the app, whatever page led to it', async () => {
    const friends = await Promise.all([1, 2, 3, 4, 5].map((n) => world.aPerson(`朋友 ${n}`)))
    const ways = [
      ['pages/calendar/index?day=2027-03-05', 'calendar'],
      ['pages/festival/index?key=mid-autumn', 'festival'],
      ['pages/video/index?videoId=porch-clip', 'video'],
    ] as const
    for (const [path, channel] of ways) {
      const shareId = await cardOf(path)
      for (const friend of friends) {
        expect(await friend.done('shares.open', { shareId, scene: 1007 })).toEqual({ path })
      }
      const giver = friends[0] as Person
      const via = { shareId, channel, scene: 1007 }
      await giver.give('porch001', 500, { via })
    }
    // A friend who opens an envelope wraps one of their own: their gift came through the card as well.
    const { envelopeId } = await sendEnvelope(sharer)
    const path = `pages/envelope/index?envelopeId=${envelopeId}`
    const shareId = await cardOf(path)
    for (const friend of friends) await friend.done('shares.open', { shareId, scene: 1008 })
    await friends[0]?.done('envelopes.open', { envelopeId })
    await sendEnvelope(friends[0] as Person, { via: { shareId, scene: 1008 } })
    await world.product.runner.runDue()

    const { items } = await sharer.done('shares.mine', {})
    expect(
      items.map(({ page, openers, gifts }) => [page.kind, page.title?.zh, openers, gifts]),
    ).toEqual([
      ['envelope', undefined, 5, 1],
      ['video', expect.any(String), 5, 1],
      ['festival', '中秋', 5, 1],
      ['calendar', '学雷锋纪念日', 5, 1],
    ])
    const heard = await sharer.done('notices.mine', {})
    expect(heard.items.map(({ kind }) => kind).sort()).toEqual([
      'envelope_opened',
      ...Array.from({ length: 4 }, () => 'friend_gave'),
      'gift_settled',
    ])
    const ofFriends = heard.items.filter(({ kind }) => kind === 'friend_gave')
    expect(JSON.stringify(ofFriends)).not.toMatch(/朋友 \d|¥/)
    const gift = (yuan: number) => `gift merchant ${yuan}\ngift fund -${yuan}`
    expect(await printLedger(world.db, 'porch001')).toBe([gift(5), gift(5), gift(5)].join('\n'))
    expect(await printLedger(world.db, 'supper01')).toBe([gift(10), gift(10)].join('\n'))
  })

  test('a poster has the page’s words and a code that opens its maker’s card, asked for once', async () => {
    const path = 'pages/project/index?projectId=quilt001'
    const before = (await codes()).length
    const [poster, again] = [
      await sharer.done('shares.poster', { path: `/${path}&shareId=of-a-friend` }),
      await sharer.done('shares.poster', { path }),
    ]
    expect(again).toEqual(poster)
    expect(poster).toMatchObject({
      shareId: await cardOf(path),
      path,
      page: {
        kind: 'project',
        title: { zh: '一床厚被子' },
        line: { zh: expect.any(String) },
        cover: 'quilt',
        asking: { recordNumber: expect.stringMatching(/\w{10}/), openness: { open: true } },
      },
    })
    expect(JSON.stringify(poster.page)).not.toContain('阿明')
    const says = readCode(Buffer.from(poster.code.split(',')[1] ?? '', 'base64')).says ?? ''
    const after = await codes()
    expect(after).toHaveLength(before + 1)
    expect(after[0]).toMatchObject({
      codeId: says.split('/').at(-1),
      page: 'pages/card/index',
      scene: poster.shareId,
    })
    // Another sharer's poster of the same page is another card's.
    const other = await (await world.aPerson()).done('shares.poster', { path })
    expect(other.code).not.toBe(poster.code)
  })

  test('posters of an envelope and of a festival say what their pages say', async () => {
    const { envelopeId } = await sendEnvelope(sharer, { blessing: '愿灯常亮' })
    const envelope = await sharer.done('shares.poster', {
      path: `pages/envelope/index?envelopeId=${envelopeId}`,
    })
    expect(envelope.page).toMatchObject({
      kind: 'envelope',
      title: { zh: '愿灯常亮' },
      asking: { recordNumber: expect.any(String) },
    })
    expect(JSON.stringify(envelope.page)).not.toMatch(/阿明|¥|Fen/)
    const festival = await sharer.done('shares.poster', {
      path: 'pages/festival/index?key=qingming',
    })
    expect(festival.page).toMatchObject({
      kind: 'festival',
      title: { zh: '清明' },
      day: '2027-04-05',
    })
    expect(festival.page).not.toHaveProperty('asking')
  })

  test('a platform without codes for now is "busy", and the next one has it', async () => {
    const path = 'pages/project/index?projectId=lamp0001'
    await world.control('/faults', { next: [{ on: 'code', kind: 'error' }] })
    expect(await sharer.call('shares.poster', { path })).toMatchObject({ name: 'BUSY' })
    expect(await sharer.done('shares.poster', { path })).toMatchObject({ path })
  })

  test.each([
    ['pages/me/index', 'PAGE_NOT_SHARED'],
    ['pages/project/index?projectId=nothing1', 'NO_SUCH_PROJECT'],
    ['pages/envelope/index?envelopeId=nothing1', 'NO_SUCH_ENVELOPE'],
    ['pages/festival/index?key=halloween', 'NO_SUCH_SCENE'],
    ['pages/video/index?videoId=nothing1', 'NO_SUCH_VIDEO'],
    ['pages/calendar/index?day=2046-01-01', 'DAY_OUT_OF_RANGE'],
    ['', 'INVALID_INPUT'],
  ])('neither a card nor a poster of %s: %s', async (path, name) => {
    for (const called of ['shares.start', 'shares.poster'] as const) {
      expect(await sharer.call(called, { path })).toMatchObject({ status: 400, name })
    }
  })

  test('an envelope that is not paid has no card, and a poster is nobody’s without a session', async () => {
    const { envelopeId } = await sharer.done('envelopes.start', {
      key: aKey(),
      projectIds: [],
      defaultProjectId: 'supper01',
      totalFen: 1_000,
      portions: 2,
      split: 'equal',
      hours: 24,
    })
    const path = `pages/envelope/index?envelopeId=${envelopeId}`
    expect(await sharer.call('shares.start', { path })).toMatchObject({ name: 'NO_SUCH_ENVELOPE' })
    const nobody = await callFunction(world.url, 'shares.poster', { path: 'pages/home/index' })
    expect(nobody).toMatchObject({ status: 401, name: 'NO_SESSION' })
  })

  test('cards of many pages are read to their end, each with what it leads to', async () => {
    const person = await world.aPerson()
    for (let date = 1; date <= 23; date += 1) {
      await cardOf(`pages/calendar/index?day=2027-01-${String(date).padStart(2, '0')}`, person)
    }
    const first = await person.done('shares.mine', {})
    const second = await person.done('shares.mine', { cursor: first.next ?? '' })
    expect([first.items.length, second.items.length, second.next]).toEqual([20, 3, undefined])
    const days = [...first.items, ...second.items].map(({ page }) => page.day)
    expect(new Set(days).size).toBe(23)
  })

  async function codes(): Promise<{ codeId: string; page: string; scene: string }[]> {
    return (await fetch(`${world.simulator.url}/control/codes`)).json()
  }
})
