import { migratedPglite } from '../../tests/support/migrated'
import { type Db, sql } from '../db'
import { shareCodes } from './codes'

jest.setTimeout(240_000)

let db: Db
beforeAll(async () => {
  db = await migratedPglite()
  await db.run(sql`insert into donor (id, openid_hash, openid_sealed, created_at)
    values ('donor1', 'hash', 'sealed', now())`)
})
afterAll(() => db.close())

const BYTES = Buffer.from('a picture')
const IMAGE = `data:image/png;base64,${BYTES.toString('base64')}`

async function world(answers: ('drawn' | 'busy' | 'too-many' | 'fault')[]) {
  await db.run(sql`delete from share_code`)
  await db.run(sql`delete from share`)
  for (const id of ['card1', 'card2']) {
    await db.run(sql`insert into share (id, donor_id, path, started_at)
      values (${id}, 'donor1', ${id}, now())`)
  }
  const wishes: unknown[] = []
  const wall = { ms: 0 }
  const codes = shareCodes({
    db,
    clock: { now: () => new Date() },
    wallClock: { now: () => new Date(wall.ms) },
    chat: {
      drawCode: async (wish: unknown) => {
        wishes.push(wish)
        const answer = answers.shift()
        if (answer === 'fault') throw new Error('41030')
        return answer === 'drawn'
          ? { drawn: true, type: 'image/png', bytes: BYTES }
          : { drawn: false, reason: answer }
      },
    } as never,
  })
  return { codes, wishes, wall }
}

test('a code is asked of the platform once, also by many at once', async () => {
  const { codes, wishes } = await world(['drawn'])
  const got = await Promise.all([1, 2, 3].map(() => codes.of('card1')))
  const later = await codes.of('card1')
  expect([...got, later]).toEqual([IMAGE, IMAGE, IMAGE, IMAGE])
  expect(wishes).toEqual([{ scene: 'card1', page: 'pages/card/index', width: 430 }])
})

test('after "too many" nobody asks for a minute, and codes that are there are given', async () => {
  const { codes, wishes, wall } = await world(['drawn', 'too-many', 'drawn'])
  await codes.of('card1')
  const meanwhile = [await codes.of('card2'), await codes.of('card2'), await codes.of('card1')]
  const before = wishes.length
  wall.ms += 60_000
  const after = await codes.of('card2')
  expect(meanwhile).toEqual(['busy', 'busy', IMAGE])
  expect([before, after]).toEqual([2, IMAGE])
})

test('a platform that was busy is asked again', async () => {
  const { codes } = await world(['busy', 'drawn'])
  const got = [await codes.of('card1'), await codes.of('card1')]
  expect(got).toEqual(['busy', IMAGE])
})

test('a fault of ours is thrown, and the next one asks again', async () => {
  const { codes } = await world(['fault', 'drawn'])
  const first = await codes.of('card1').catch((error: Error) => error.message)
  const second = await codes.of('card1')
  expect([first, second]).toEqual(['41030', IMAGE])
})
