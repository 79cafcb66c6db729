import { type Db, openPglite, sql } from '.'

let db: Db
beforeAll(async () => {
  db = await openPglite()
}, 240_000)
afterAll(() => db.close())

test('every byte arrives and comes back', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, n) => n))
  const { back, length, last } = await db.one<{ back: Buffer; length: number; last: number }>(sql`
    select b as back, length(b) as length, get_byte(b, 255) as last from (select ${bytes}::bytea as b) t`)
  expect([length, last]).toEqual([256, 255])
  expect(back.equals(bytes)).toBe(true)
})

test('json arrives as text of any script, and what is no json is refused', async () => {
  const text = JSON.stringify({ wish: '一盏灯 "🏮"' })
  const { wish } = await db.one<{ wish: string }>(sql`select ${text}::json->>'wish' as wish`)
  expect(wish).toBe('一盏灯 "🏮"')
  await expect(db.one(sql`select ${'{'}::json as j`)).rejects.toThrow('json')
})
