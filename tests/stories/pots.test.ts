/** A sponsor's pot: an envelope whose portions open for whoever has watched a video to its end. */

import { anEnvelope, OTHER, OWN, refusalOf, standsOn } from '../support/envelopes'
import { aPotCircle, doorOf, LAMP, open } from '../support/pots'
import { VIDEO, VIDEO_MS } from '../support/watching'
import { callFunction, type Person, printLedger, stopCluster } from '../support/world'

jest.setTimeout(240_000)

const DAY = 86_400_000

afterAll(stopCluster)

describe.each(['pglite', 'postgresql'] as const)('a sponsor’s pot on %s', (database) => {
  const circle = aPotCircle(database)

  test('is a gift at once, and who watched to the end says where a portion goes', async () => {
    const before = await standsOn(circle.world, LAMP)
    const pot = await circle.hang({
      blessing: '看见光，就快到家了',
      showName: true,
      name: '长桥灯具',
    })
    const { envelopeId } = pot
    expect(await circle.potShown()).toEqual({
      envelopeId,
      portionsLeft: 4,
      sponsor: '长桥灯具',
      blessing: '看见光，就快到家了',
    })
    expect(await circle.friend(0).done('envelopes.show', { envelopeId })).toMatchObject({
      state: 'open',
      door: { videoId: VIDEO, title: { zh: '天黑以后的路（示例）' }, today: 'unwatched' },
    })
    expect(await refusalOf(open(circle.friend(0), envelopeId))).toBe('NOT_WATCHED')

    await circle.watching.watch(circle.friend(0))
    expect(await doorOf(circle.friend(0), envelopeId)).toBe('watched')
    const opened = await circle.friend(0).done('envelopes.open', { envelopeId })
    expect(opened).toMatchObject({ amountFen: 250, projectIds: [OWN, OTHER, LAMP] })
    // The page opened twice, or the answer lost: the same portion.
    expect(await circle.friend(0).done('envelopes.open', { envelopeId })).toEqual(opened)
    const { portionId } = opened
    for (const _ of [1, 2]) {
      await circle.friend(0).done('envelopes.direct', { portionId, projectId: LAMP })
    }
    expect(await circle.friend(0).done('envelopes.show', { envelopeId })).toMatchObject({
      opened: 1,
      door: { today: 'opened' },
      portion: { portionId, directedTo: LAMP },
    })
    expect((await circle.potShown())?.portionsLeft).toBe(3)
    expect(await standsOn(circle.world, LAMP)).toBe(before + 250)
    expect(await printLedger(circle.world.db, OWN)).toBe(
      ['gift merchant 10', 'gift fund -10', 'direct fund 2.5', 'direct fund -2.5'].join('\n'),
    )
    await circle.takeDown(pot)
  })

  test('stays shut for forged beats, half a video, another video, and nobody', async () => {
    const pot = await circle.hang()
    const { envelopeId } = pot
    const forger = await circle.world.aPerson()
    const { watchId } = await circle.watching.start(forger)
    await circle.watching.beat(forger, watchId, 1_000, VIDEO_MS)
    await circle.watching.beat(forger, watchId, 60_000, 86_400_000)
    expect(await refusalOf(open(forger, envelopeId))).toBe('NOT_WATCHED')
    await circle.watching.start(circle.friend(1))
    expect(await refusalOf(open(circle.friend(1), envelopeId))).toBe('NOT_WATCHED')
    await circle.watching.watch(circle.friend(2), 'reeds-clip')
    expect(await refusalOf(open(circle.friend(2), envelopeId))).toBe('NOT_WATCHED')
    expect(await callFunction(circle.world.url, 'envelopes.open', { envelopeId })).toMatchObject({
      status: 401,
    })
    expect(await callFunction(circle.world.url, 'envelopes.show', { envelopeId })).toMatchObject({
      result: { door: { today: 'unwatched' } },
    })
    expect(await doorOf(forger, envelopeId)).toBe('unwatched')
    await circle.takeDown(pot)
  })

  test('is its sponsor’s own, who does not open it', async () => {
    const pot = await circle.hang()
    await circle.watching.watch(circle.ming)
    expect(await refusalOf(open(circle.ming, pot.envelopeId))).toBe('OWN_ENVELOPE')
    await circle.takeDown(pot)
  })

  test('gives one portion a person and day, also where two pots hang at one video', async () => {
    const [one, two] = [await circle.hang(), await circle.hang()]
    const { items } = await circle.ming.done('envelopes.mine', {})
    expect(items[0]?.door?.videoId).toBe(VIDEO)
    const [early, both] = [await circle.world.aPerson(), await circle.world.aPerson()]
    for (const person of [early, both]) await circle.watching.watch(person)
    await early.done('envelopes.open', { envelopeId: one.envelopeId })
    expect(await refusalOf(open(early, two.envelopeId))).toBe('OPENED_TODAY')
    const seenOfTwo = async () =>
      (await early.done('envelopes.show', { envelopeId: two.envelopeId })).door
    // Opened and not chosen for: the other pot's page leads back to it.
    expect(await seenOfTwo()).toMatchObject({ today: 'opened', waitsIn: one.envelopeId })
    const { portionId } = await early.done('envelopes.open', { envelopeId: one.envelopeId })
    await early.done('envelopes.direct', { portionId, projectId: LAMP })
    expect((await seenOfTwo())?.waitsIn).toBeUndefined()
    // Both at once.
    const replies = await Promise.all(
      [one, two, two, one].map(({ envelopeId }) => refusalOf(open(both, envelopeId))),
    )
    expect(replies.sort()).toEqual(['OPENED_TODAY', 'OPENED_TODAY', 'done', 'done'])
    // The one that has hung longest is shown, and the next one when nothing is left of it.
    expect((await circle.potShown())?.envelopeId).toBe(one.envelopeId)
    await circle.takeDown(one)
    expect((await circle.potShown())?.envelopeId).toBe(two.envelopeId)
    await circle.takeDown(two)
    expect(await circle.potShown()).toBeUndefined()
  })

  test('is shown to each as it stands for them', async () => {
    const [lan, sponsor] = [await circle.world.aPerson(), await circle.world.aPerson()]
    const seenBy = async (person: Person) => {
      const { pot, watchedToEnd } = await person.done('videos.show', { videoId: VIDEO })
      return [watchedToEnd, pot?.envelopeId, pot?.caller]
    }
    const [one, two] = [await circle.hang(), await circle.hang({}, sponsor)]
    expect(await seenBy(lan)).toEqual([false, one.envelopeId, undefined])
    expect(await seenBy(circle.ming)).toEqual([expect.any(Boolean), two.envelopeId, undefined])
    expect(await seenBy(sponsor)).toEqual([false, one.envelopeId, undefined])

    await circle.watching.watch(lan)
    expect(await seenBy(lan)).toEqual([true, one.envelopeId, undefined])
    const { portionId } = await lan.done('envelopes.open', { envelopeId: two.envelopeId })
    expect(await seenBy(lan)).toEqual([true, two.envelopeId, 'waits'])
    await lan.done('envelopes.direct', { portionId, projectId: LAMP })
    expect(await seenBy(lan)).toEqual([true, undefined, undefined])

    await circle.takeDown(one)
    expect(await seenBy(sponsor)).toEqual([false, two.envelopeId, 'own'])
    await circle.takeDown(two, sponsor)
    expect(await seenBy(sponsor)).toEqual([false, undefined, undefined])
  })

  test('opens again on another day, for who has watched again; yesterday’s portion can still be sent', async () => {
    const pot = await circle.hang()
    const { envelopeId } = pot
    const lan = await circle.world.aPerson('阿兰')
    await circle.watching.watch(lan)
    const yesterdays = await lan.done('envelopes.open', { envelopeId })
    await circle.world.pass(DAY)
    expect(await doorOf(lan, envelopeId)).toBe('unwatched')
    expect(await refusalOf(open(lan, envelopeId))).toBe('NOT_WATCHED')
    const { portion } = await lan.done('envelopes.show', { envelopeId })
    expect(portion).toEqual({ portionId: yesterdays.portionId, amountFen: 250 })
    await lan.done('envelopes.direct', { portionId: yesterdays.portionId, projectId: OTHER })
    expect((await lan.done('envelopes.show', { envelopeId })).portion).toBeUndefined()

    await circle.watching.watch(lan)
    const todays = await lan.done('envelopes.open', { envelopeId })
    expect(todays.portionId).not.toBe(yesterdays.portionId)
    expect(await refusalOf(open(lan, envelopeId))).toBe('done')
    expect(await lan.done('envelopes.show', { envelopeId })).toMatchObject({ opened: 2 })
    await circle.takeDown(pot)
  })

  test('of which all is opened says so before anybody watches for it', async () => {
    const pot = await circle.hang({ portions: 1 })
    const { envelopeId } = pot
    const [first, second] = [await circle.world.aPerson(), await circle.world.aPerson()]
    await circle.watching.watch(first)
    await first.done('envelopes.open', { envelopeId })
    expect(await refusalOf(open(second, envelopeId))).toBe('ENVELOPE_ALL_OPENED')
    expect(await circle.potShown()).toBeUndefined()
    await circle.takeDown(pot)
  })

  test('hangs at a video of its own projects, once it is paid', async () => {
    const refused = (more: object) =>
      refusalOf(circle.ming.call('envelopes.start', anEnvelope({ videoId: VIDEO, ...more })))
    expect(await refused({ videoId: 'nothing' })).toBe('NO_SUCH_VIDEO')
    expect(await refused({ projectIds: [OTHER] })).toBe('VIDEO_OF_ANOTHER_PROJECT')
    expect(await refused({ videoId: 'reeds-clip', projectIds: [LAMP] })).toBe(
      'VIDEO_OF_ANOTHER_PROJECT',
    )
    expect(await refused({ projectIds: [LAMP, 'flood001'] })).toBe('PROJECT_OF_ANOTHER_CHARITY')

    const asked = anEnvelope({ videoId: VIDEO, projectIds: [LAMP] })
    const { envelopeId } = await circle.ming.done('envelopes.start', asked)
    expect((await circle.ming.done('envelopes.start', asked)).envelopeId).toBe(envelopeId)
    const { videoId: _, ...doorless } = asked
    expect(await refusalOf(circle.ming.call('envelopes.start', doorless))).toBe('KEY_REUSED')
    expect(await circle.potShown()).toBeUndefined()
    await circle.watching.watch(circle.friend(2))
    expect(await refusalOf(open(circle.friend(2), envelopeId))).toBe('NO_SUCH_ENVELOPE')

    // Of the video's own project, without a name and without a wish.
    const own = await circle.hang({ defaultProjectId: LAMP, projectIds: [] })
    expect(await circle.potShown()).toEqual({
      envelopeId: own.envelopeId,
      portionsLeft: 4,
    })
    await circle.takeDown(own)
  })
})
