/** Watching: what the server credits, whatever a phone says. Real time is a clock that the story moves. */
import fc from 'fast-check'
import { sql } from '../../cloudfunctions/db'
import { VIDEO, VIDEO_MS, watchingIn } from '../support/watching'
import { aWorld, callFunction, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

describe.each(['pglite', 'postgresql'] as const)('watching on %s', (database) => {
  let world: World
  let watching: ReturnType<typeof watchingIn>
  beforeAll(async () => {
    world = await aWorld({ database })
    watching = watchingIn(world)
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })

  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    return (await (await world.aPerson()).done('videos.show', { videoId: VIDEO })).together
  }

  test('somebody who watches to the end has watched it, once, and gives with the others', async () => {
    const person = await world.aPerson()
    const before = await shown()
    expect(await watching.watch(person)).toEqual({ watchedMs: VIDEO_MS, watchedToEnd: true })
    expect(await watching.watch(person)).toEqual({ watchedMs: VIDEO_MS, watchedToEnd: true })
    await person.give('lamp0001', 100, { via: { channel: 'video' } })
    expect(await shown()).toMatchObject({
      watched: before.watched + 1,
      watchedToday: before.watchedToday + 1,
      gave: before.gave + 1,
    })
    const { n } = await world.db.one<{ n: number }>(
      sql`select count(*) as n from event where step = 'watched'`,
    )
    expect(n).toBe(1)
  })

  test('fast-forward, forged and replayed beats are credited no more than the time that ran', async () => {
    const person = await world.aPerson()
    const { watchId } = await watching.start(person)
    expect(await watching.beat(person, watchId, 1_000, VIDEO_MS)).toEqual({
      watchedMs: 1_000,
      watchedToEnd: false,
    })
    expect(await watching.beat(person, watchId, 60_000, 86_400_000)).toMatchObject({
      watchedMs: 1_000,
    })
    expect(await watching.beat(person, watchId, 5_000, VIDEO_MS)).toMatchObject({
      watchedMs: 1_000,
    })
  })

  test('what was paused is not watched', async () => {
    const person = await world.aPerson()
    const { watchId } = await watching.start(person)
    watching.wait(5_000)
    const paused = { watchId, positionMs: 5_000, playing: false }
    expect(await person.done('videos.beat', paused)).toMatchObject({ watchedMs: 0 })
  })

  test('two videos at once share one clock', async () => {
    const person = await world.aPerson()
    const [one, two] = [await watching.start(person), await watching.start(person, 'reeds-clip')]
    watching.wait(5_000)
    const replies = await Promise.all(
      [one, two, one, two].map(({ watchId }) =>
        person.done('videos.beat', { watchId, positionMs: 5_000, playing: true }),
      ),
    )
    expect(Math.max(...replies.map(({ watchedMs }) => watchedMs))).toBe(5_000)
    expect(
      (await watching.start(person)).watchedMs +
        (await watching.start(person, 'reeds-clip')).watchedMs,
    ).toBe(5_000)
  })

  test('another day is another watch', async () => {
    const person = await world.aPerson()
    await watching.watch(person)
    expect(await watching.start(person)).toMatchObject({ watchedToEnd: true })
    await world.pass(86_400_000)
    expect(await watching.start(person)).toMatchObject({ watchedMs: 0, watchedToEnd: false })
  })

  test('anybody may look; counting needs a session, a known video and a watch of one’s own', async () => {
    const person = await world.aPerson()
    const { watchId } = await watching.start(await world.aPerson())
    expect(await callFunction(world.url, 'videos.show', { videoId: VIDEO })).toMatchObject({
      result: { videoId: VIDEO, project: { projectId: 'lamp0001' } },
    })
    expect(await callFunction(world.url, 'videos.list', {})).toMatchObject({ ok: true })
    expect(await callFunction(world.url, 'videos.start', { videoId: VIDEO })).toMatchObject({
      status: 401,
    })
    expect(await person.call('videos.start', { videoId: 'nothing' })).toMatchObject({ code: 10150 })
    const foreign = { watchId, positionMs: 1, playing: true }
    expect(await person.call('videos.beat', foreign)).toMatchObject({ code: 10151 })
    expect(await person.send('videos.beat', { ...foreign, positionMs: -1 })).toMatchObject({
      name: 'INVALID_INPUT',
    })
  })

  test('whatever is sent, credited is at most the time that ran, and the video’s length', async () => {
    const beats = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 0, max: 20_000 })),
      { maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(beats, async (sent) => {
        const person = await world.aPerson()
        const { watchId } = await watching.start(person)
        let ranMs = 0
        for (const [afterMs, positionMs] of sent) {
          ranMs += afterMs
          const { watchedMs } = await watching.beat(person, watchId, afterMs, positionMs)
          expect(watchedMs).toBeLessThanOrEqual(Math.min(ranMs, VIDEO_MS))
        }
      }),
      { numRuns: 15 },
    )
  })
})
