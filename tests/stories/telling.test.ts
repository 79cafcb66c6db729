/**
 * Two people and a card: one shares, the other gives through it, and each hears of it once. Neither a
 * name nor a sum of the friend's is told.
 */
import { post } from '../support/platform'
import { aKey, aWorld, type Person, printLedger, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

const PATH = 'pages/project/index?projectId=quilt001'
const OWN = 'lantern-gift-settled'
const FRIENDS = 'lantern-friend-gave'
const NOON = Date.parse('2026-12-01T12:00:00+08:00')

describe.each(['pglite', 'postgresql'] as const)('telling on %s', (database) => {
  let world: World
  beforeAll(async () => {
    // By day: at night what is no answer would wait for the morning.
    world = await aWorld({ database, simulator: { startMs: NOON } })
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })

  /** Accepts on the phone, as the chat app asks it, and says so to the product. */
  async function accept(person: Person, templateIds: string[]) {
    await world.control(`/people/${person.openid}/accept-messages`, { templateIds })
    await person.done('notices.allow', { key: aKey(), accepted: templateIds })
  }
  /** What the product says that is not used up. */
  async function creditsOf(person: Person): Promise<Record<string, number>> {
    const { templates } = await person.done('notices.mine', {})
    const left = templates.filter(({ credits }) => credits > 0)
    return Object.fromEntries(left.map(({ templateId, credits }) => [templateId, credits]))
  }
  async function messagesOf({ openid }: Person): Promise<{ templateId: string; page: string }[]> {
    const reply = await fetch(`${world.simulator.url}/control/messages?openid=${openid}`)
    return reply.json()
  }

  test('a friend gives through a card: both hear of it once, however often it is said', async () => {
    const sharer = await world.aPerson('阿明')
    const friend = await world.aPerson('小芳')
    await accept(sharer, [FRIENDS])
    await accept(friend, [OWN])
    const { shareId } = await sharer.done('shares.start', { path: PATH })
    expect(await sharer.done('shares.start', { path: `/${PATH}` })).toEqual({ shareId })
    expect(await friend.done('shares.open', { shareId, scene: 1008 })).toEqual({ path: PATH })

    expect(await creditsOf(sharer)).toEqual({ [FRIENDS]: 1 })

    const via = { shareId, scene: 1008 }
    const giftId = await friend.give('quilt001', 1234, { via, showName: true, name: '小芳' })
    const [order] = await world.orders()
    if (!order) throw new Error('the gift is an order')
    for (let time = 0; time < 3; time += 1) {
      const letter = world.platform.sign(world.platform.paid(order))
      expect(await post(world.url, order.mchid, letter)).toBe(204)
    }
    for (let time = 0; time < 2; time += 1) await world.product.runner.runDue()

    const heard = await sharer.done('notices.mine', {})
    expect(heard).toMatchObject({
      unread: 1,
      items: [{ kind: 'friend_gave', read: false, path: PATH }],
    })
    expect(JSON.stringify(heard.items)).not.toMatch(/小芳|12\.34|1234/)
    expect(JSON.stringify(heard.items)).not.toContain(giftId)
    expect(await friend.done('notices.mine', {})).toMatchObject({
      unread: 1,
      items: [{ kind: 'gift_settled', path: `pages/gift/index?giftId=${giftId}` }],
    })
    expect(await messagesOf(sharer)).toMatchObject([{ templateId: FRIENDS, page: PATH }])
    expect(await messagesOf(friend)).toMatchObject([{ templateId: OWN }])

    expect(await creditsOf(sharer)).toEqual({})

    // One acceptance was one message; the inbox has the rest.
    await friend.give('quilt001', 1000, { via })
    await world.product.runner.runDue()
    expect(await messagesOf(sharer)).toHaveLength(1)
    expect(await messagesOf(friend)).toHaveLength(1)
    const { items, unread } = await sharer.done('notices.mine', {})
    expect(unread).toBe(2)
    const noticeIds = items.map(({ noticeId }) => noticeId)
    expect(await sharer.done('notices.read', { noticeIds })).toEqual({ unread: 0 })
    expect(await sharer.done('notices.read', { noticeIds })).toEqual({ unread: 0 })
    expect(await friend.done('notices.mine', {})).toMatchObject({ unread: 2 })
    expect(await printLedger(world.db, 'quilt001')).toMatchInlineSnapshot(`
"gift merchant 12.34
gift fund -12.34
gift merchant 10
gift fund -10"
`)
  })

  test('a message that the chat app does not take leaves the notice to be read', async () => {
    const person = await world.aPerson()
    // The product believes in an acceptance that the platform knows nothing of: 43101.
    await person.done('notices.allow', { key: aKey(), accepted: [OWN] })
    await person.give('books001', 500)
    await world.pass(60_000)
    expect(await messagesOf(person)).toEqual([])
    expect((await person.done('notices.mine', {})).items).toMatchObject([{ kind: 'gift_settled' }])
  })

  test('an acceptance that is said twice under one key counts once', async () => {
    const person = await world.aPerson()
    await world.control(`/people/${person.openid}/accept-messages`, { templateIds: [OWN] })
    await world.control(`/people/${person.openid}/accept-messages`, { templateIds: [OWN] })
    const said = { key: aKey(), accepted: [OWN] }
    await Promise.all([1, 2, 3].map(() => person.done('notices.allow', said)))
    for (const amountFen of [100, 200]) await person.give('books001', amountFen)
    await world.product.runner.runDue()
    expect(await messagesOf(person)).toHaveLength(1)
  })

  test('a sharer sees counts from five openers on, and is none of them', async () => {
    const sharer = await world.aPerson()
    const { shareId } = await sharer.done('shares.start', { path: 'pages/home/index' })
    const open = (person: Person) => person.done('shares.open', { shareId, scene: 1007 })
    const openers = await Promise.all([1, 2, 3, 4].map(() => world.aPerson()))
    for (const person of [...openers, ...openers, sharer]) await open(person)
    await openers[0]?.give('willow01', 100, { via: { shareId } })
    await sharer.give('willow01', 100, { via: { shareId } })
    await world.product.runner.runDue()
    const { items } = await sharer.done('shares.mine', {})
    expect(items).toEqual([
      {
        shareId,
        path: 'pages/home/index',
        page: { kind: 'home' },
        startedAt: expect.any(String),
      },
    ])

    await open(await world.aPerson())
    expect(await sharer.done('shares.mine', {})).toMatchObject({
      items: [{ shareId, openers: 5, gifts: 1 }],
    })
    expect((await openers[0]?.done('shares.mine', {}))?.items).toEqual([])
  })

  test('what was only looked at is told from what was handed over to be sent', async () => {
    const [sharer, other] = [await world.aPerson(), await world.aPerson()]
    const { shareId } = await sharer.done('shares.start', { path: 'pages/home/index' })
    const sent = async () => (await sharer.done('shares.mine', { sent: true })).items
    expect(await sent()).toEqual([])
    expect(await other.call('shares.sent', { shareId })).toMatchObject({ name: 'NO_SUCH_SHARE' })
    expect(await sent()).toEqual([])
    const { sentAt } = await sharer.done('shares.sent', { shareId })
    await world.pass(60_000)
    expect(await sharer.done('shares.sent', { shareId })).toEqual({ sentAt })
    expect(await sent()).toMatchObject([{ shareId, sentAt }])
  })

  test('a gift that goes back takes no notice with it: what was told was so', async () => {
    const [sharer, friend] = [await world.aPerson(), await world.aPerson()]
    const { shareId } = await sharer.done('shares.start', { path: 'pages/home/index' })
    const giftId = await friend.give('lamp0001', 100, { via: { shareId } })
    await world.product.runner.runDue()
    await friend.done('gifts.undo', { giftId })
    await world.pass(60_000)
    for (const [person, kind] of [
      [sharer, 'friend_gave'],
      [friend, 'gift_settled'],
    ] as const) {
      expect((await person.done('notices.mine', {})).items).toMatchObject([{ kind }])
    }
  })

  test('an inbox of many pages is read to its end, each notice once', async () => {
    const person = await world.aPerson()
    await Promise.all(Array.from({ length: 23 }, () => person.give('lamp0001', 100)))
    await world.product.runner.runDue()
    const first = await person.done('notices.mine', {})
    const second = await person.done('notices.mine', { cursor: first.next ?? '' })
    expect([first.items.length, second.items.length, second.next]).toEqual([20, 3, undefined])
    const ids = [...first.items, ...second.items].map(({ noticeId }) => noticeId)
    expect(new Set(ids).size).toBe(23)
    expect(first.unread).toBe(23)
  })
})
