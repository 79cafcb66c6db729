import { pino } from 'pino'
import type { Event } from '../../contracts/events'
import { aDatabase, stopDatabases } from '../../tests/support/gifts'
import { lineTo } from '../../tests/support/line'
import { type Db, openPostgresql, sql } from '../db'
import { eventBufferOf } from '.'

jest.setTimeout(240_000)

const NOW = new Date('2026-12-01T04:00:00Z')
const clock = { now: () => NOW }
const log = pino({ level: 'silent' })
const seen = (more: Partial<Event> = {}): Event => ({
  step: 'seen',
  at: '2026-12-01T03:59:58.120Z',
  ...more,
})

afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('steps on %s', (kind) => {
  let db: Db
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ db, close } = await aDatabase(kind))
  })
  afterAll(() => close())
  beforeEach(() => db.script('delete from event'))

  const stored = () => db.many(sql`select * from event order by id`)

  test('are stored with channel, share, scene, key and reason, as said by the phone or by us', async () => {
    const buffer = eventBufferOf({ db, clock, log })
    const full = seen({
      step: 'refused',
      projectId: 'quilt001',
      giftKey: 'key-of-a-gift',
      channel: 'group-card',
      shareId: 'share-1234',
      scene: 1008,
      reason: 'PROJECT_ENDED',
    })
    buffer.add([full], 'server')
    buffer.add([seen()], 'phone')
    await buffer.stop()
    expect(await stored()).toMatchObject([
      {
        step: 'refused',
        at: new Date(full.at),
        recorded_at: NOW,
        by_server: true,
        project_id: 'quilt001',
        gift_key: 'key-of-a-gift',
        channel: 'group-card',
        share_id: 'share-1234',
        scene: 1008,
        reason: 'PROJECT_ENDED',
      },
      { step: 'seen', by_server: false, project_id: null, gift_key: null, scene: null },
    ])
  })

  test('from a phone whose clock is far off count as of their arrival, and spoil no neighbour', async () => {
    const buffer = eventBufferOf({ db, clock, log })
    const times = ['0000-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z']
    buffer.add([seen(), ...times.map((at) => seen({ at })), seen()], 'phone')
    await buffer.stop()
    const near = new Date(seen().at)
    expect(await stored()).toMatchObject(
      [near, NOW, NOW, NOW, near].map((at) => ({ at, recorded_at: NOW })),
    )
  })

  test('more than fit one storing are all there, in their order', async () => {
    const buffer = eventBufferOf({ db, clock, log })
    for (let n = 0; n < 1_300; n += 1) buffer.add([seen({ scene: n })], 'phone')
    await buffer.stop()
    const scenes = (await stored()).map((row) => (row as { scene: number }).scene)
    expect(scenes).toEqual(Array.from({ length: 1_300 }, (_, n) => n))
  })
})

test('steps that come while the database is away fill the memory up to a limit, and are stored later', async () => {
  const { db, url, close } = await aDatabase('postgresql')
  const line = await lineTo(url)
  const through = openPostgresql(line.url, { connectMsMax: 300 })
  const buffer = eventBufferOf({ db: through, clock, log })
  await line.down()
  buffer.add([seen()], 'phone')
  const lost = buffer.flush()
  for (let n = 0; n < 25_000; n += 1) buffer.add([seen({ scene: n % 1000 })], 'phone')
  await line.up()
  await lost
  await buffer.stop()
  const { n } = await db.one<{ n: number }>(sql`select count(*) as n from event`)
  expect(n).toBe(20_000)
  await through.close()
  await line.close()
  await close()
})
