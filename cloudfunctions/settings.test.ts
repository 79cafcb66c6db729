import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noticeKinds } from '../contracts/notices'
import type { HostLimits } from './host'
import { readSettings, SettingsWrong } from './settings'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantern-settings-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

type PayFile = { simulated?: boolean; charities?: string[]; debit?: object }

function payFile({ simulated = false, charities = ['hedeng'], debit }: PayFile = {}): string {
  const mark = simulated ? 'SIM' : ''
  const file = join(folder, `${mark}pay-${charities.length}${debit ? '-debit' : ''}.json`)
  const merchants = charities.map((charityId, n) => ({
    charityId,
    mchid: `${mark}190000010${n}`,
    serialNumber: `${mark}5157F09EFDC096DE15EBE81A47057A72`,
    privateKeyPem: 'a private key',
    apiV3Key: 'x'.repeat(32),
    ...(debit && { debit }),
  }))
  const platformKeys = [{ serial: `PUB_KEY_ID_${mark}0119000001`, publicKeyPem: 'a public key' }]
  writeFileSync(file, JSON.stringify({ platformKeys, merchants }))
  return file
}

/** Settings with which the product would take real gifts. */
const lawful = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://lantern@db.internal/lantern',
  PUBLIC_URL: 'https://lantern.example.org/',
  SEALING_KEY: randomBytes(32).toString('base64'),
  WECHAT_APPID: 'wxd678efh567hg6787',
  WECHAT_SECRET: 'a secret',
  WECHATPAY_FILE: payFile(),
  FUNDRAISING_HOST: 'designated-platform',
  FUNDRAISING_DESIGNATION: '民政部公告第 000 号',
  ...more,
})

/** What is wrong, a line each. */
function wrong(variables: NodeJS.ProcessEnv): string[] {
  try {
    readSettings(variables)
    return []
  } catch (error) {
    if (error instanceof SettingsWrong) return error.message.split('\n')
    throw error
  }
}

describe('templates of subscription messages', () => {
  const templatesFile = (content: unknown): string => {
    const file = join(folder, 'templates.json')
    writeFileSync(file, JSON.stringify(content))
    return file
  }
  const thanks = { templateId: 'T-1', fields: { thing1: 'project', amount3: 'amount' } }
  const friends = { templateId: 'T-2', fields: { thing4: 'what' } }

  test('are read from a file, for the kinds that it names', () => {
    const file = templatesFile({ gift_settled: thanks })
    const { templates } = readSettings(lawful({ MESSAGE_TEMPLATES_FILE: file }))
    expect(templates).toEqual({ gift_settled: thanks })
  })

  test('are none in production without a file, and the simulator’s in development', () => {
    expect(readSettings(lawful()).templates).toEqual({})
    const { templates } = readSettings({ SIMULATOR_URL: 'http://127.0.0.1:3100' })
    expect(Object.keys(templates).toSorted()).toEqual([...noticeKinds].toSorted())
  })

  test.each([
    ['an unknown kind', { another: thanks }, /another/],
    ['one template for two kinds', { gift_settled: friends, friend_gave: friends }, /of its own/],
    ['a field that says nothing', { friend_gave: { templateId: 'T', fields: { x: 'y' } } }, /what/],
    ['a friend’s sum', { friend_gave: thanks }, /a friend’s amount is not told/],
    ['an id that is none', { gift_settled: { ...thanks, templateId: '' } }, /templateId/],
  ])('with %s are refused in a sentence', (_what, content, says) => {
    const [sentence, ...more] = wrong(lawful({ MESSAGE_TEMPLATES_FILE: templatesFile(content) }))
    expect(sentence).toMatch(/^MESSAGE_TEMPLATES_FILE .*templates\.json cannot be used/)
    expect([sentence, ...more].join(' ')).toMatch(says)
  })
})

describe('in production', () => {
  test('lawful settings are taken as they are', () => {
    expect(readSettings(lawful())).toMatchObject({
      production: true,
      publicUrl: 'https://lantern.example.org',
      simulatorUrl: undefined,
      platform: {
        chatHost: 'https://api.weixin.qq.com',
        pay: { hosts: ['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com'] },
        merchantOf: new Map([['hedeng', '1900000100']]),
      },
    })
  })

  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    [
      'keys of the simulator',
      { WECHATPAY_FILE: 'simulated' },
      /^WECHATPAY_FILE holds keys of the simulator/,
    ],
    [
      'an address of the simulator',
      { SIMULATOR_URL: 'http://127.0.0.1:3100' },
      /^SIMULATOR_URL must not/,
    ],
    ['no PostgreSQL', { DATABASE_URL: '' }, /^DATABASE_URL is missing: real merchant keys/],
    [
      'no designation',
      { FUNDRAISING_DESIGNATION: '' },
      /^FUNDRAISING_HOST .* FUNDRAISING_DESIGNATION/,
    ],
    ['no word of who hosts', { FUNDRAISING_HOST: '' }, /^FUNDRAISING_HOST .* are needed/],
    [
      'an address without TLS',
      { PUBLIC_URL: 'http://lantern.example.org' },
      /^PUBLIC_URL must be the https/,
    ],
    ['no address', { PUBLIC_URL: '' }, /^PUBLIC_URL must be the https/],
    ['no sealing key', { SEALING_KEY: '' }, /^SEALING_KEY is missing/],
    ['a short sealing key', { SEALING_KEY: 'c2hvcnQ=' }, /^SEALING_KEY must be 32 bytes/],
    [
      'no secret',
      { WECHAT_SECRET: '' },
      /^WECHAT_APPID, WECHAT_SECRET and WECHATPAY_FILE are needed/,
    ],
  ])('%s is refused in one sentence', (_what, change, sentence) => {
    const simulated = change['WECHATPAY_FILE'] && { WECHATPAY_FILE: payFile({ simulated: true }) }
    expect(wrong(lawful({ ...change, ...simulated }))).toEqual([expect.stringMatching(sentence)])
  })

  test('a merchant that can debit says with what plan, how, and with which key', () => {
    const debit = { planId: '12535', mode: 'pre-notify', apiV2Key: 'y'.repeat(32) }
    const given = (what: object) => lawful({ WECHATPAY_FILE: payFile({ debit: what }) })
    expect(readSettings(given(debit)).platform?.pay.merchants[0]?.debit).toEqual(debit)
    expect(readSettings(lawful()).platform?.pay.merchants[0]?.debit).toBeUndefined()
    for (const [name, value] of Object.entries({ mode: 'weekly', planId: 12535, apiV2Key: '' })) {
      const [sentence = '', ...more] = wrong(given({ ...debit, [name]: value || undefined }))
      expect(sentence).toMatch(/^WECHATPAY_FILE .* cannot be used/)
      expect([sentence, ...more].join(' ')).toContain(`merchants[0].debit.${name}`)
    }
  })

  test('a charity that hosts for itself hosts for no other', () => {
    const own = { FUNDRAISING_HOST: 'own-charity' }
    expect(wrong(lawful(own))).toEqual([])
    const several = { ...own, WECHATPAY_FILE: payFile({ charities: ['hedeng', 'shandu'] }) }
    expect(wrong(lawful(several))).toEqual([expect.stringContaining('is for one charity')])
  })

  test('everything that is missing is said at once', () => {
    expect(wrong({ NODE_ENV: 'production' })).toHaveLength(4)
  })

  test('real merchant keys are production, also when nobody said so', () => {
    expect(readSettings(lawful({ NODE_ENV: '' })).production).toBe(true)
    expect(wrong(lawful({ NODE_ENV: 'development', FUNDRAISING_HOST: '' }))).toHaveLength(1)
    const both = { NODE_ENV: 'development', SIMULATOR_URL: 'http://127.0.0.1:3100' }
    expect(wrong(lawful(both))).toEqual(['SIMULATOR_URL must not be set in production.'])
  })

  test('a file of merchant keys that is missing, no JSON, or has not all of it', () => {
    expect(wrong(lawful({ WECHATPAY_FILE: join(folder, 'none') }))).toEqual([
      expect.stringMatching(/^WECHATPAY_FILE .*none cannot be used: ENOENT/),
    ])
    const file = join(folder, 'broken.json')
    writeFileSync(file, '{"platformKeys": [')
    expect(wrong(lawful({ WECHATPAY_FILE: file }))[0]).toContain('cannot be used')
    writeFileSync(file, '{"platformKeys": [], "merchants": [{"charityId": "hedeng"}]}')
    expect(wrong(lawful({ WECHATPAY_FILE: file })).join('\n')).toContain(
      'merchants[0].privateKeyPem',
    )
  })
})

describe('in development', () => {
  const simulator = { SIMULATOR_URL: 'http://127.0.0.1:3100/' }

  test('the simulator’s address is all that is needed', () => {
    expect(readSettings(simulator)).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      dataFolder: '.data',
      publicUrl: 'http://127.0.0.1:3000',
      simulatorUrl: 'http://127.0.0.1:3100',
      platform: undefined,
    })
  })

  test('somebody has to be there to be paid', () => {
    expect(wrong({})).toEqual([expect.stringMatching(/^SIMULATOR_URL is missing/)])
  })

  test('an empty variable is an unset one', () => {
    expect(readSettings({ ...simulator, PORT: '', DATA_DIR: '' })).toMatchObject({
      port: 3000,
      dataFolder: '.data',
    })
  })

  test('our proxies are addresses and blocks of both kinds, and nobody unless they are named', () => {
    expect(readSettings(simulator).trustedProxies).toEqual([])
    const named = { ...simulator, TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16,::1,fd00::/8' }
    expect(readSettings(named).trustedProxies).toEqual([
      '10.0.0.5',
      '10.1.0.0/16',
      '::1',
      'fd00::/8',
    ])
  })

  const limits: Record<keyof HostLimits, string> = {
    callsPerAddressAMinute: 'CALLS_PER_ADDRESS_A_MINUTE',
    callsPerPersonAMinute: 'CALLS_PER_PERSON_A_MINUTE',
    loginsPerAddressAMinute: 'LOGINS_PER_ADDRESS_A_MINUTE',
    cashiersPerPersonAMinute: 'CASHIERS_PER_PERSON_A_MINUTE',
    cashiersPerAddressAMinute: 'CASHIERS_PER_ADDRESS_A_MINUTE',
    functionMsMax: 'FUNCTION_MS_MAX',
  }
  test.each(Object.entries(limits))('the host’s limit %s is set by %s', (limit, variable) => {
    expect(readSettings(simulator).limits).toEqual({})
    expect(readSettings({ ...simulator, [variable]: '7' }).limits).toEqual({ [limit]: 7 })
  })

  test.each([
    ['PORT', '70000'],
    ['PORT', 'three thousand'],
    ['PORT', '3000.5'],
    ['DATABASE_URL', 'mysql://localhost/lantern'],
    ['PUBLIC_URL', 'lantern'],
    ['SIMULATOR_URL', 'here'],
    ['SEALING_KEY', 'not base64!'],
    ['LOG_LEVEL', 'loud'],
    ['CALLS_PER_PERSON_A_MINUTE', '0'],
    ['FUNCTION_MS_MAX', '0'],
    ['FUNDRAISING_HOST', 'myself'],
    ['TRUSTED_PROXIES', 'true'],
    ['TRUSTED_PROXIES', '10.0.0.5, proxy.internal'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['TRUSTED_PROXIES', 'fe80::1%eth0'],
  ])('%s=%s is refused by its name', (name, text) => {
    expect(wrong({ ...simulator, [name]: text })).toEqual([
      expect.stringMatching(new RegExp(`^${name}: .+`)),
    ])
  })
})
