/** The unmodified SDK sends files: the same expectations of each of its builds. */
import { type Db, sql } from '../../cloudfunctions/db'
import { aPdf, aPng } from '../support/pictures'
import { failureOf } from './calls'
import type { Sdk, SdkWorld } from './sdk-world'

const CHARITY = 'lamplight'

/** How a build is given the bytes of a file. */
export type DataOf = (bytes: Buffer, name: string) => unknown

export function filesOfTheSdk(
  AV: Sdk,
  world: () => SdkWorld,
  /** Logs a person in the way this build does it. */
  logInWith: (loginCode: () => Promise<string>) => Promise<unknown>,
  dataOf: DataOf,
) {
  async function logIn({ operator }: { operator: boolean }) {
    const { openid, loginCode } = await world().aPerson()
    const { settings, sealer } = world().server.app
    if (operator) settings.operatorHashes = new Set([sealer.hash(openid)])
    await logInWith(loginCode)
  }

  const db = (): Db => world().server.app.db

  function aFile(name: string, bytes: Buffer, more: object = {}) {
    const file = new AV.File(name, dataOf(bytes, name) as Buffer)
    file.metaData('charityId', CHARITY)
    for (const [key, value] of Object.entries(more)) file.metaData(key, value)
    return file
  }

  async function kept() {
    const { files } = await db().one<{ files: number }>(sql`select count(*) as files from file`)
    return files
  }

  describe('files', () => {
    beforeAll(async () => {
      world().server.app.settings.callbackBase = world().url
      await db().run(sql`
        insert into charity (id, certificate_until, content, created_at, updated_at)
        values (${CHARITY}, '2030-01-01', '{}', now(), now()) on conflict do nothing`)
    })

    beforeEach(() => logIn({ operator: true }))

    test('a picture is sent, and found again by its id', async () => {
      const file = await aFile('灯.png', aPng()).save()
      expect(file.id).toMatch(/^\w{20}$/)
      expect(file.url()).toBe(`${world().url}/files/${file.id}`)
      const again = await AV.File.createWithoutData(file.id ?? '').fetch()
      expect([again.name(), again.get('mime_type')]).toEqual(['灯.png', 'image/png'])
      expect(again.metaData('charityId')).toBe(CHARITY)
    })

    test('an invoice is a PDF, and is kept as one', async () => {
      const file = await aFile('发票.pdf', aPdf(), { kind: 'invoice' }).save()
      const row = await db().one(sql`
        select name, mime, kind, public from file where id = ${file.id}`)
      expect(row).toEqual({
        name: '发票.pdf',
        mime: 'application/pdf',
        kind: 'invoice',
        public: false,
      })
    })

    test('20 MB are refused with a sentence, and nothing is kept', async () => {
      const before = await kept()
      const bytes = Buffer.concat([aPng(), Buffer.alloc(20 * 1024 * 1024)])
      const error = await failureOf(aFile('big.png', bytes).save())
      expect(error.message).toContain('文件超过 8 MB')
      expect(await kept()).toBe(before)
    })

    test('a program that calls itself a picture is refused with a sentence', async () => {
      const before = await kept()
      const error = await failureOf(
        aFile('photo.png', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')).save(),
      )
      expect(error.message).toContain('与它的名字或类型不符')
      expect(await kept()).toBe(before)
    })

    test('whoever works for no charity sends none', async () => {
      await logIn({ operator: false })
      const error = await failureOf(aFile('灯.png', aPng(5)).save())
      expect(error).toMatchObject({ code: 403 })
    })
  })
}
