import './fixtures/patience'
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aPaidOrder, aPrepay, placeOrder, send } from './fixtures/a-merchant'
import { aShop } from './fixtures/a-shop'
import { aSimulator, PAYER } from './fixtures/a-simulator'
import { readSettings } from './settings'
import { DAY_MS, MINUTE_MS } from './time/beijing'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const merchants = [{ charityId: 'reading-room' }]
type Ledger = { orders: object[]; refunds: object[] }

test('keys, people, orders and time are there again after a restart', async () => {
  const first = await aSimulator({ dataFolder: folder, merchants })
  const person = await first.newPerson('小灯')
  await aPaidOrder(first)
  await placeOrder(first.simulator.settingsForTheApp)
  const { now } = await first.advance(3 * DAY_MS)
  const before = await first.control<Ledger>('/ledger')
  await first.close()

  const second = await aSimulator({
    dataFolder: folder,
    merchants: [...merchants, { charityId: 'clinic' }],
  })
  const [kept, added] = second.simulator.settingsForTheApp.merchants
  expect(kept).toEqual(first.simulator.settingsForTheApp.merchants[0])
  expect(added).toMatchObject({ charityId: 'clinic', mchid: expect.stringMatching(/^SIM/) })
  expect(second.simulator.settingsForTheApp.platformKeys).toEqual(
    first.simulator.settingsForTheApp.platformKeys,
  )
  expect(await second.control<Ledger>('/ledger')).toEqual(before)
  expect(await second.control('/people')).toContainEqual({ openid: person, name: '小灯' })
  const later = await second.control<{ now: string }>('/clock')
  expect(Date.parse(later.now)).toBeGreaterThanOrEqual(Date.parse(now))
  await second.close()
})

test('a request that was sent before a restart cannot be sent again after it', async () => {
  const first = await aSimulator({ dataFolder: folder, merchants })
  const settings = first.simulator.settingsForTheApp
  const request = { path: '/v3/pay/transactions/jsapi', body: aPrepay(settings), nonce: 'once' }
  const timestamp = Math.floor(Date.now() / 1000)
  expect((await send(settings, { ...request, timestamp })).status).toBe(200)
  await first.close()

  const second = await aSimulator({ dataFolder: folder, merchants })
  const host = second.simulator.url
  expect(await send(settings, { ...request, timestamp, host })).toMatchObject({
    status: 401,
    json: { message: '签名错误：随机串重复使用' },
  })
  await second.close()
})

test('callbacks and refunds that were under way go on after a restart', async () => {
  const first = await aSimulator({ dataFolder: folder, merchants, refundDelayMs: MINUTE_MS })
  const settings = first.simulator.settingsForTheApp
  const shop = await aShop(settings)
  shop.answer.status = 500
  const { number } = await aPaidOrder(first, { notify_url: shop.url })
  await shop.received(1)
  await send(settings, {
    path: '/v3/refund/domestic/refunds',
    body: {
      out_trade_no: number,
      out_refund_no: 'R-restart',
      notify_url: shop.url,
      amount: { refund: 5200, total: 5200, currency: 'CNY' },
    },
  })
  await first.close()

  shop.answer.status = 204
  const second = await aSimulator({ dataFolder: folder, merchants })
  await second.advance(2 * MINUTE_MS)
  expect(shop.callbacks.map(({ eventType }) => eventType)).toEqual([
    'TRANSACTION.SUCCESS',
    'TRANSACTION.SUCCESS',
    'REFUND.SUCCESS',
  ])
  expect(shop.callbacks[1]?.id).toBe(shop.callbacks[0]?.id)
  await second.close()
  await shop.close()
})

test('a last line that a sudden end cut short is no harm, other damage is told in a sentence', async () => {
  const first = await aSimulator({ dataFolder: folder, merchants })
  await aPaidOrder(first)
  await first.close()
  appendFileSync(join(folder, 'book.jsonl'), '["orders","half')
  const second = await aSimulator({ dataFolder: folder, merchants })
  expect((await second.control<Ledger>('/ledger')).orders).toHaveLength(1)
  await second.close()

  writeFileSync(join(folder, 'book.jsonl'), 'not a line\n')
  await expect(aSimulator({ dataFolder: folder, merchants })).rejects.toThrow(
    /Line 1 of .*book.jsonl cannot be read. Delete the folder/,
  )
  writeFileSync(join(folder, 'keys.json'), '{}')
  await expect(aSimulator({ dataFolder: folder, merchants })).rejects.toThrow(
    /keys.json cannot be read. Delete the folder/,
  )
})

test('a folder belongs to one simulator at a time, and is free again when that one was killed', async () => {
  const first = await aSimulator({ dataFolder: folder, merchants })
  await expect(aSimulator({ dataFolder: folder, merchants })).rejects.toThrow(/Another simulator/)
  await first.close()
  const killed = spawnSync('node', ['-e', ''])
  writeFileSync(join(folder, 'simulator.pid'), String(killed.pid))
  const second = await aSimulator({ dataFolder: folder, merchants })
  await second.close()
  // The parent of this test certainly lives.
  writeFileSync(join(folder, 'simulator.pid'), String(process.ppid))
  await expect(aSimulator({ dataFolder: folder, merchants })).rejects.toThrow(
    `Another simulator (process ${process.ppid})`,
  )
})

test('keys are for the owner of the folder alone', async () => {
  const bed = await aSimulator({ dataFolder: folder, merchants })
  await bed.close()
  expect(statSync(join(folder, 'keys.json')).mode & 0o077).toBe(0)
})

test('every id that could be taken for a real one says that it is simulated', async () => {
  const bed = await aSimulator()
  const { appid, platformKeys, merchants: accounts } = bed.simulator.settingsForTheApp
  expect(appid).toMatch(/^wxsim/)
  for (const { id } of platformKeys) expect(id).toMatch(/^PUB_KEY_ID_SIM/)
  for (const { mchid, serialNumber, apiV3Key } of accounts) {
    expect([mchid, serialNumber]).toEqual([
      expect.stringMatching(/^SIM/),
      expect.stringMatching(/^SIM/),
    ])
    expect(apiV3Key).toHaveLength(32)
  }
  expect(PAYER).toMatch(/^oSIM/)
  expect(await bed.control('/app-settings')).toEqual(bed.simulator.settingsForTheApp)
  await bed.close()
})

test('the first page says what this is', async () => {
  const bed = await aSimulator()
  const html = await (await fetch(bed.simulator.url)).text()
  expect(html).toContain('The chat app that people see arrives later')
  await bed.close()
})

describe('settings', () => {
  test('have defaults for everything', () => {
    expect(readSettings({})).toMatchObject({
      port: 3100,
      host: '127.0.0.1',
      productOrigins: ['http://127.0.0.1:3000', 'http://localhost:3000'],
    })
  })

  test.each<[string, string, RegExp]>([
    ['SIMULATOR_PORT', 'many', /^SIMULATOR_PORT: must be a number/],
    ['SIMULATOR_PORT', '70000', /^SIMULATOR_PORT: /],
    ['MERCHANTS', 'reading-room', /^MERCHANTS: must be JSON/],
    ['MERCHANTS', '[{"mchid":"1"}]', /^MERCHANTS\.0\.charityId: /],
    ['PRODUCT_ORIGIN', 'here', /^PRODUCT_ORIGIN\.0: must be one or more origins/],
    ['APP_CLOCK_URL', 'there', /^APP_CLOCK_URL: must be an address/],
  ])('%s=%s is refused with a sentence', (name, value, sentence) => {
    expect(() => readSettings({ [name]: value })).toThrow(sentence)
  })

  test('that are wrong end the program with the sentence and no more', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'serve.ts')],
      {
        env: { ...process.env, MERCHANTS: '[]', NODE_OPTIONS: '' },
        encoding: 'utf8',
      },
    )
    expect(status).toBe(1)
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^MERCHANTS: /)
  })

  test('a port in use is told in a sentence', async () => {
    const bed = await aSimulator()
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'serve.ts')],
      {
        env: { ...process.env, SIMULATOR_PORT: new URL(bed.simulator.url).port, NODE_OPTIONS: '' },
        encoding: 'utf8',
      },
    )
    expect(status).toBe(1)
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^A port is in use .* Set SIMULATOR_PORT/)
    await bed.close()
  })
})

test('nothing in the simulator comes from the app that it examines', () => {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  const sources = files.filter((file) => file.endsWith('.ts'))
  expect(sources.length).toBeGreaterThan(40)
  for (const file of sources) {
    const text = readFileSync(join(__dirname, file), 'utf8')
    const depth = file.split('/').length
    const climbs = [...text.matchAll(/from '((?:\.\.\/)+)/g)].map(([, up = '']) => up.length / 3)
    expect([file, climbs.filter((levels) => levels >= depth)]).toEqual([file, []])
  }
})
