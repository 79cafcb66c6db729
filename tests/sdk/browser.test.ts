/** The SDK's own browser build in a real browser: a file is chosen and sent. */
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { openSession } from '../../cloudfunctions/auth'
import { sql } from '../../cloudfunctions/db'
import { aPng } from '../support/pictures'
import { APP_ID, APP_KEY } from '../support/test-host'
import { DATABASE_START_MS_MAX, type SdkWorld, startSdkWorld } from './sdk-world'

jest.setTimeout(240_000)

const SDK = join(__dirname, '../../node_modules/leancloud-storage/dist/av-min.js')

let world: SdkWorld
let browser: Browser
let token: string

beforeAll(async () => {
  world = await startSdkWorld()
  const { app } = world.server
  app.settings.callbackBase = world.url
  app.settings.operatorHashes = new Set(['operator'])
  await app.db.run(sql`
    insert into donor (id, openid_hash, openid_sealed, created_at)
    values ('operator', 'operator', '', now())`)
  await app.db.run(sql`
    insert into charity (id, certificate_until, content, created_at, updated_at)
    values ('lamplight', '2030-01-01', '{}', now(), now())`)
  token = await openSession(app.db, { donorId: 'operator', now: app.clock.now(), days: 1 })
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
  })
}, DATABASE_START_MS_MAX)

afterAll(async () => {
  await browser.close()
  await world.close()
})

async function send(name: string, bytes: Buffer) {
  const page = await browser.newPage()
  // A page of the host’s own, as H5 is.
  await page.goto(`${world.url}/no-such-page`)
  await page.addScriptTag({ path: SDK })
  const sent = await page.evaluate(
    async ({ url, appId, appKey, token, name, base64 }) => {
      // biome-ignore lint/suspicious/noExplicitAny: the SDK as a script tag leaves it on the page.
      const { AV } = globalThis as any
      AV.init({ appId, appKey, serverURL: url })
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const file = new AV.File(name, { blob: new Blob([bytes], { type: 'image/png' }) })
      file.metaData('charityId', 'lamplight')
      try {
        await file.save({ sessionToken: token, onprogress: () => {} })
        return { id: file.id as string, shown: (await fetch(file.url())).status }
      } catch (error) {
        return { said: String((error as Error).message) }
      }
    },
    {
      url: world.url,
      appId: APP_ID,
      appKey: APP_KEY,
      token,
      name,
      base64: bytes.toString('base64'),
    },
  )
  await page.close()
  return sent
}

test('a picture arrives, and is nobody else’s to see', async () => {
  expect(await send('灯.png', aPng(12))).toEqual({ id: expect.any(String), shown: 404 })
})

test('a forged one is refused, and nothing is kept', async () => {
  const { said } = await send('灯2.png', Buffer.from('GIF89a'))
  expect(said).toContain('与它的名字或类型不符')
  const { n } = await world.server.app.db.one<{ n: number }>(sql`select count(*) as n from file`)
  expect(n).toBe(1)
})
