/**
 * Words that people write and strangers try: what is no text is refused, and what is text stays text,
 * whatever it looks like.
 */
import type { ErrorName } from '../../contracts/errors'
import { aRequest, refusedWithoutTrace } from '../support/refusals'
import { aWorld, type Person, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

const CONTROLS = [
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u202e',
  '\ud800',
]

describe.each(['pglite', 'postgresql'] as const)('words on %s', (database) => {
  let world: World
  let person: Person
  beforeAll(async () => {
    world = await aWorld({ database })
    person = await world.aPerson()
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })

  const refusedStart = (body: unknown, name: ErrorName, details?: object) =>
    refusedWithoutTrace(world, () => person.send('gifts.start', body), name, details)

  test('a message of 10,000 characters, or of one more than fits', async () => {
    await refusedStart(aRequest({ message: '愿'.repeat(10_000) }), 'INVALID_INPUT', {
      path: 'message',
    })
    await refusedStart(aRequest({ message: '灯'.repeat(101) }), 'INVALID_INPUT', {
      path: 'message',
    })
    expect(await person.call('gifts.start', aRequest({ message: '🏮'.repeat(100) }))).toMatchObject(
      {
        ok: true,
      },
    )
  })

  test('control characters and halves of characters in a message, a name, a reason', async () => {
    const giftId = await person.give('quilt001', 100)
    for (const control of CONTROLS) {
      const text = `安${control}心`
      await refusedStart(aRequest({ message: text }), 'INVALID_INPUT', { path: 'message' })
      await refusedStart(aRequest({ name: text, showName: true }), 'INVALID_INPUT', {
        path: 'name',
      })
      await refusedWithoutTrace(
        world,
        () => person.send('gifts.askRefund', { giftId, reason: text }),
        'INVALID_INPUT',
        { path: 'reason' },
      )
    }
  })

  test('SQL and HTML are words like any others: kept and given back as they came', async () => {
    const words = [
      `'); drop table gift; --`,
      '<script>alert(1)</script>',
      `"><img src=x onerror=alert(1)>`,
      '$1 %s {{7*7}} \\u0000 \\',
    ]
    for (const text of words) {
      const message = text
      const name = text.slice(0, 20).trim()
      const giftId = await person.give('willow01', 100, { message, name, showName: true })
      expect(await person.done('gifts.show', { giftId })).toMatchObject({ message })
      world.product.app.pages.forget()
      const page = await person.done('projects.show', { projectId: 'willow01' })
      expect(page.latestGifts[0]).toMatchObject({ message, name })

      const operator = await world.anOperator()
      await person.done('gifts.askRefund', { giftId, reason: text })
      const { items } = await operator.done('gifts.refundRequests', {})
      const asked = items.find((item) => item.giftId === giftId)
      expect(asked?.reason).toBe(text)
      await operator.done('gifts.declineRefund', { refundId: asked?.refundId ?? '', reason: text })
    }
    const { items } = await person.done('gifts.mine', {})
    expect(items.length).toBeGreaterThanOrEqual(words.length)
  })

  test('SQL and HTML where an identifier belongs', async () => {
    for (const text of [`' or 1=1 --`, '<b>x</b>', '../../etc/passwd', '%00']) {
      await refusedStart(aRequest({ projectId: text }), 'INVALID_INPUT', { path: 'projectId' })
      await refusedStart(aRequest({ via: { channel: text } }), 'INVALID_INPUT', {
        path: 'via.channel',
      })
      await refusedStart(aRequest({ via: { shareId: text } }), 'INVALID_INPUT', {
        path: 'via.shareId',
      })
      await refusedWithoutTrace(
        world,
        () => person.send('gifts.show', { giftId: text }),
        'INVALID_INPUT',
      )
      await refusedWithoutTrace(
        world,
        () => person.send('gifts.mine', { cursor: text }),
        'INVALID_INPUT',
      )
      await refusedWithoutTrace(
        world,
        () => person.send('projects.list', { cursor: text }),
        'INVALID_INPUT',
      )
      await refusedWithoutTrace(
        world,
        () => person.send('events.record', { events: [{ step: 'seen', at: text }] }),
        'INVALID_INPUT',
      )
    }
  })
})
