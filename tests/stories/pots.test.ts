/** A sponsor's pot: an envelope whose portions open for whoever has watched a video to its end. */
import { sql } from '../../cloudfunctions/db'
import { portionsOf } from '../../cloudfunctions/ledger'
import { dayOf } from '../../contracts/beijing'
import {
  aCircle,
  anEnvelope,
  booksAreWell,
  type Circle,
  OTHER,
  OWN,
  refusalOf,
  sendEnvelope,
  standsOn,
} from '../support/envelopes'
import { VIDEO, VIDEO_MS, watchingIn } from '../support/watching'
import { aKey, callFunction, type Person, printLedger, stopCluster } from '../support/world'

jest.setTimeout(180_000)

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The video's own project, among which people choose. */
const LAMP = 'lamp0001'
const PAGE_KEPT_MS = 1_100

afterAll(stopCluster)

describe.each(['pglite', 'postgresql'] as const)('a sponsor’s pot on %s', (database) => {
  let world: Circle['world']
  let ming: Circle['ming']
  let friend: Circle['friend']
  let watching: ReturnType<typeof watchingIn>
  beforeAll(async () => {
    ;({ world, ming, friend } = await aCircle(database, LAMP))
    watching = watchingIn(world)
    await untilNoon()
  })
  afterEach(() => booksAreWell(world))
  afterAll(() => world.close())

  /** Far from midnight, so that what is done in a test is done on one day. */
  async function untilNoon() {
    const noon = new Date(`${dayOf(world.product.app.clock.now())}T12:00:00+08:00`)
    const ahead = noon.getTime() - world.product.app.clock.now().getTime()
    await world.pass(ahead > 0 ? ahead : ahead + DAY)
  }
  const hang = (more: object = {}) =>
    sendEnvelope(ming, { videoId: VIDEO, projectIds: [OTHER, LAMP], hours: 72, ...more })
  const open = (person: Person, envelopeId: string) => person.call('envelopes.open', { envelopeId })
  const doorOf = async (person: Person, envelopeId: string) =>
    (await person.done('envelopes.show', { envelopeId })).door?.today
  const potShown = async () => {
    await new Promise((resolve) => setTimeout(resolve, PAGE_KEPT_MS))
    return (await ming.done('videos.show', { videoId: VIDEO })).pot
  }
  /** Takes its portions away, so that the next test's pot is the first one. */
  async function takeDown({ giftId }: { giftId: string }) {
    const { amountFen } = await ming.done('gifts.show', { giftId })
    const operator = await world.anOperator()
    await operator.done('gifts.refund', { key: aKey(), giftId, amountFen })
    await world.pass(HOUR)
  }

  test('is a gift at once, and who watched to the end says where a portion goes', async () => {
    const before = await standsOn(world, LAMP)
    const pot = await hang({ blessing: '看见光，就快到家了', showName: true, name: '长桥灯具' })
    const { envelopeId } = pot
    expect(await potShown()).toEqual({
      envelopeId,
      portionsLeft: 4,
      sponsor: '长桥灯具',
      blessing: '看见光，就快到家了',
    })
    expect(await friend(0).done('envelopes.show', { envelopeId })).toMatchObject({
      state: 'open',
      door: { videoId: VIDEO, title: { zh: '天黑以后的路（示例）' }, today: 'unwatched' },
    })
    expect(await refusalOf(open(friend(0), envelopeId))).toBe('NOT_WATCHED')

    await watching.watch(friend(0))
    expect(await doorOf(friend(0), envelopeId)).toBe('watched')
    const opened = await friend(0).done('envelopes.open', { envelopeId })
    expect(opened).toMatchObject({ amountFen: 250, projectIds: [OWN, OTHER, LAMP] })
    // The page opened twice, or the answer lost: the same portion.
    expect(await friend(0).done('envelopes.open', { envelopeId })).toEqual(opened)
    const { portionId } = opened
    for (const _ of [1, 2]) {
      await friend(0).done('envelopes.direct', { portionId, projectId: LAMP })
    }
    expect(await friend(0).done('envelopes.show', { envelopeId })).toMatchObject({
      opened: 1,
      door: { today: 'opened' },
      portion: { portionId, directedTo: LAMP },
    })
    expect((await potShown())?.portionsLeft).toBe(3)
    expect(await standsOn(world, LAMP)).toBe(before + 250)
    expect(await printLedger(world.db, OWN)).toBe(
      ['gift merchant 10', 'gift fund -10', 'direct fund 2.5', 'direct fund -2.5'].join('\n'),
    )
    await takeDown(pot)
  })

  test('stays shut for forged beats, half a video, another video, and nobody', async () => {
    const pot = await hang()
    const { envelopeId } = pot
    const forger = await world.aPerson()
    const { watchId } = await watching.start(forger)
    await watching.beat(forger, watchId, 1_000, VIDEO_MS)
    await watching.beat(forger, watchId, 60_000, 86_400_000)
    expect(await refusalOf(open(forger, envelopeId))).toBe('NOT_WATCHED')
    await watching.start(friend(1))
    expect(await refusalOf(open(friend(1), envelopeId))).toBe('NOT_WATCHED')
    await watching.watch(friend(2), 'reeds-clip')
    expect(await refusalOf(open(friend(2), envelopeId))).toBe('NOT_WATCHED')
    expect(await callFunction(world.url, 'envelopes.open', { envelopeId })).toMatchObject({
      status: 401,
    })
    expect(await callFunction(world.url, 'envelopes.show', { envelopeId })).toMatchObject({
      result: { door: { today: 'unwatched' } },
    })
    expect(await doorOf(forger, envelopeId)).toBe('unwatched')
    await takeDown(pot)
  })

  test('is its sponsor’s own, who does not open it', async () => {
    const pot = await hang()
    await watching.watch(ming)
    expect(await refusalOf(open(ming, pot.envelopeId))).toBe('OWN_ENVELOPE')
    await takeDown(pot)
  })

  test('gives one portion a person and day, also where two pots hang at one video', async () => {
    const [one, two] = [await hang(), await hang()]
    const { items } = await ming.done('envelopes.mine', {})
    expect(items[0]?.door?.videoId).toBe(VIDEO)
    const [early, both] = [await world.aPerson(), await world.aPerson()]
    for (const person of [early, both]) await watching.watch(person)
    await early.done('envelopes.open', { envelopeId: one.envelopeId })
    expect(await refusalOf(open(early, two.envelopeId))).toBe('OPENED_TODAY')
    expect(await doorOf(early, two.envelopeId)).toBe('opened')
    // Both at once.
    const replies = await Promise.all(
      [one, two, two, one].map(({ envelopeId }) => refusalOf(open(both, envelopeId))),
    )
    expect(replies.sort()).toEqual(['OPENED_TODAY', 'OPENED_TODAY', 'done', 'done'])
    // The one that has hung longest is shown, and the next one when nothing is left of it.
    expect((await potShown())?.envelopeId).toBe(one.envelopeId)
    await takeDown(one)
    expect((await potShown())?.envelopeId).toBe(two.envelopeId)
    await takeDown(two)
    expect(await potShown()).toBeUndefined()
  })

  test('opens again on another day, for who has watched again; yesterday’s portion can still be sent', async () => {
    const pot = await hang()
    const { envelopeId } = pot
    const lan = await world.aPerson('阿兰')
    await watching.watch(lan)
    const yesterdays = await lan.done('envelopes.open', { envelopeId })
    await world.pass(DAY)
    expect(await doorOf(lan, envelopeId)).toBe('unwatched')
    expect(await refusalOf(open(lan, envelopeId))).toBe('NOT_WATCHED')
    const { portion } = await lan.done('envelopes.show', { envelopeId })
    expect(portion).toEqual({ portionId: yesterdays.portionId, amountFen: 250 })
    await lan.done('envelopes.direct', { portionId: yesterdays.portionId, projectId: OTHER })
    expect((await lan.done('envelopes.show', { envelopeId })).portion).toBeUndefined()

    await watching.watch(lan)
    const todays = await lan.done('envelopes.open', { envelopeId })
    expect(todays.portionId).not.toBe(yesterdays.portionId)
    expect(await refusalOf(open(lan, envelopeId))).toBe('done')
    expect(await lan.done('envelopes.show', { envelopeId })).toMatchObject({ opened: 2 })
    await takeDown(pot)
  })

  test('of which all is opened says so before anybody watches for it', async () => {
    const pot = await hang({ portions: 1 })
    const { envelopeId } = pot
    const [first, second] = [await world.aPerson(), await world.aPerson()]
    await watching.watch(first)
    await first.done('envelopes.open', { envelopeId })
    expect(await refusalOf(open(second, envelopeId))).toBe('ENVELOPE_ALL_OPENED')
    expect(await potShown()).toBeUndefined()
    await takeDown(pot)
  })

  test('many at once get one portion each, and no portion twice', async () => {
    const [one, two] = [await hang({ portions: 7, totalFen: 5_003, split: 'random' }), await hang()]
    const crowd = await Promise.all(Array.from({ length: 20 }, () => world.aPerson()))
    await Promise.all(crowd.map((person) => watching.watch(person)))
    const replies = await Promise.all(
      crowd.flatMap((person) =>
        [one, two, one, two].map(({ envelopeId }) => open(person, envelopeId)),
      ),
    )
    const opened = replies.flatMap((reply, n) =>
      reply.ok ? [{ by: n >> 2, id: reply.result.portionId }] : [],
    )
    expect(new Set(opened.map(({ id }) => id)).size).toBe(11)
    expect(new Set(opened.map(({ by }) => by)).size).toBe(11)
    for (const { envelopeId } of [one, two]) {
      const { opened, portions } = await ming.done('envelopes.show', { envelopeId })
      expect(opened).toBe(portions)
    }
    for (const pot of [one, two]) await takeDown(pot)
  })

  test('a thousand at once in two processes: each portion once, and nobody twice', async () => {
    const pots = [await hang({ portions: 300 }), await hang({ portions: 300 })]
    const donorIds = Array.from({ length: 1_000 }, (_, n) => `watcher-${n}`)
    const { app } = world.product
    const today = dayOf(app.clock.now())
    await world.db.run(sql`
      insert into video_watch (donor_id, video_id, day, id, completed_at)
      select 'watcher-' || n, ${VIDEO}, ${today}, 'watch-' || n, ${app.clock.now()}
      from generate_series(0, 999) n`)
    const processes = [app.portions, portionsOf(app)]
    const outcomes = await Promise.all(
      donorIds.flatMap((donorId, n) =>
        pots.map(({ envelopeId }, which) => {
          const portionId = `${OWN}P${donorId}-${which}`
          const opening = { projectId: OWN, envelopeId, donorId, portionId }
          return (processes[(n + which) % 2] ?? app.portions).open(opening)
        }),
      ),
    )
    const kinds = (kind: string) => outcomes.filter((outcome) => outcome.kind === kind).length
    expect(kinds('opened')).toBe(600)
    expect(kinds('opened') + kinds('spent') + kinds('gone')).toBe(2_000)
    const counted = await world.db.one(sql`
      select count(*) as portions, count(distinct opener_id) as openers,
        count(distinct (envelope_id, place)) as places
      from envelope_portion where starts_with(opener_id, 'watcher-')`)
    expect(counted).toEqual({ portions: 600, openers: 600, places: 600 })
    for (const pot of pots) await takeDown(pot)
  })

  test('the database itself refuses a second portion for one watch', async () => {
    await expect(
      world.db.run(sql`
        insert into envelope_portion
          (project_id, id, envelope_id, place, amount_fen, opener_id, opened_at, watch_id)
        select project_id, id || 'x', envelope_id, 400, amount_fen, opener_id, opened_at, watch_id
        from envelope_portion where watch_id is not null limit 1`),
    ).rejects.toMatchObject({ code: '23505' })
  })

  test('ends when its time is over, and its sponsor is told of those who watched', async () => {
    const { envelopeId, giftId } = await hang({ hours: 24 })
    const [sent, kept] = [await world.aPerson(), await world.aPerson()]
    for (const person of [sent, kept]) await watching.watch(person)
    const { portionId } = await sent.done('envelopes.open', { envelopeId })
    await sent.done('envelopes.direct', { portionId, projectId: OTHER })
    await kept.done('envelopes.open', { envelopeId })
    await world.pass(DAY + HOUR)
    await watching.watch(sent)
    expect(await refusalOf(open(sent, envelopeId))).toBe('ENVELOPE_ENDED')
    expect(await potShown()).toBeUndefined()
    expect(await sent.done('envelopes.show', { envelopeId })).toMatchObject({
      state: 'ended',
      ended: 'time',
      portion: { portionId, directedTo: OTHER },
    })
    const { items } = await ming.done('notices.mine', {})
    const told = items.filter(({ path }) => path.endsWith(`envelopeId=${envelopeId}`))
    expect(told.map(({ text }) => text.zh)).toEqual([
      expect.stringContaining('4 份里，1 份由看完视频的人选了去处，3 份送到'),
    ])
    expect((await ming.done('gifts.show', { giftId })).state).toBe('settled')
  })

  test('that is undone ends, and brings back what was directed', async () => {
    const before = await Promise.all([OWN, OTHER, LAMP].map((id) => standsOn(world, id)))
    const { envelopeId, giftId } = await hang()
    const person = await world.aPerson()
    await watching.watch(person)
    const { portionId } = await person.done('envelopes.open', { envelopeId })
    await person.done('envelopes.direct', { portionId, projectId: LAMP })
    await ming.done('gifts.undo', { giftId })
    expect(await potShown()).toBeUndefined()
    expect(await refusalOf(open(friend(3), envelopeId))).toBe('ENVELOPE_ENDED')
    await world.pass(HOUR)
    expect((await ming.done('gifts.show', { giftId })).state).toBe('refunded')
    expect(await Promise.all([OWN, OTHER, LAMP].map((id) => standsOn(world, id)))).toEqual(before)
  })

  test('hangs at a video of its own projects, once it is paid', async () => {
    const refused = (more: object) =>
      refusalOf(ming.call('envelopes.start', anEnvelope({ videoId: VIDEO, ...more })))
    expect(await refused({ videoId: 'nothing' })).toBe('NO_SUCH_VIDEO')
    expect(await refused({ projectIds: [OTHER] })).toBe('VIDEO_OF_ANOTHER_PROJECT')
    expect(await refused({ videoId: 'reeds-clip', projectIds: [LAMP] })).toBe(
      'VIDEO_OF_ANOTHER_PROJECT',
    )
    expect(await refused({ projectIds: [LAMP, 'flood001'] })).toBe('PROJECT_OF_ANOTHER_CHARITY')

    const asked = anEnvelope({ videoId: VIDEO, projectIds: [LAMP] })
    const { envelopeId } = await ming.done('envelopes.start', asked)
    expect((await ming.done('envelopes.start', asked)).envelopeId).toBe(envelopeId)
    const { videoId: _, ...doorless } = asked
    expect(await refusalOf(ming.call('envelopes.start', doorless))).toBe('KEY_REUSED')
    expect(await potShown()).toBeUndefined()
    await watching.watch(friend(2))
    expect(await refusalOf(open(friend(2), envelopeId))).toBe('NO_SUCH_ENVELOPE')

    // Of the video's own project, without a name and without a wish.
    const own = await hang({ defaultProjectId: LAMP, projectIds: [] })
    expect(await potShown()).toEqual({
      envelopeId: own.envelopeId,
      portionsLeft: 4,
    })
    await takeDown(own)
  })
})
