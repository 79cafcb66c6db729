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
import { aPaidOrder } from './fixtures/a-merchant'
import { aSimulator, PAYER } from './fixtures/a-simulator'
import { readSettings } from './settings'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const merchants = [{ charityId: 'reading-room' }]
type Ledger = { orders: object[]; refunds: object[] }

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

describe('settings', () => {
  test('have defaults for everything', () => {
    expect(readSettings({})).toMatchObject({
      port: 3100,
      host: '127.0.0.1',
      productOrigins: ['http://127.0.0.1:3000', 'http://localhost:3000'],
    })
  })

  test.each([
    [{ SIMULATOR_DATA: '/a' }, '/a'],
    [{ DATA_DIR: '/b' }, '/b/simulator'],
    [{ DATA_DIR: '/b', SIMULATOR_DATA: '/a' }, '/a'],
    [{ DATA_DIR: '' }, undefined],
  ])('%j keeps everything in %s', (environment, dataFolder) => {
    expect(readSettings(environment).dataFolder).toBe(dataFolder)
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
  const sources = files.filter((file) => /\.tsx?$/.test(file))
  expect(sources.length).toBeGreaterThan(40)
  for (const file of sources) {
    const text = readFileSync(join(__dirname, file), 'utf8')
    const depth = file.split('/').length
    const climbs = [...text.matchAll(/from '((?:\.\.\/)+)/g)].map(([, up = '']) => up.length / 3)
    expect([file, climbs.filter((levels) => levels >= depth)]).toEqual([file, []])
  }
})
