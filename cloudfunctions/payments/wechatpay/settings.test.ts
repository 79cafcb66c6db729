import {
  API_V2_KEY,
  API_V3_KEY,
  deps,
  MCHID,
  merchantKeys,
  PLATFORM_SERIAL,
  settings,
} from './fixtures/a-merchant'
import type { WechatPaySettings } from './settings'
import { isSimulated, WECHAT_PAY_HOSTS } from './settings'
import { wechatPay } from './wechat-pay'

const merchant = {
  mchid: MCHID,
  serialNumber: '5157F09EFDC096DE15EBE81A47057A72000000AA',
  privateKeyPem: merchantKeys.privateKey,
  apiV3Key: API_V3_KEY,
}
const start = (change: Partial<WechatPaySettings>) => () => wechatPay(settings(change), deps())

describe('settings that cannot work are refused at the start, with a sentence', () => {
  test.each(['testMchAPIv3Key0', `${API_V3_KEY}0`, '', '灯'.repeat(32)])(
    'an APIv3 key that has not 32 bytes: "%s"',
    (apiV3Key) => {
      expect(start({ merchants: [{ ...merchant, apiV3Key }] })).toThrow(/bytes instead of 32/)
    },
  )

  const debit = { planId: '12535', mode: 'pre-notify', apiV2Key: API_V2_KEY } as const

  test.each(['short', `${API_V2_KEY}0`, '', '灯'.repeat(32)])(
    'an APIv2 key that has not 32 bytes, without quoting it: "%s"',
    (apiV2Key) => {
      const merchants = [{ ...merchant, debit: { ...debit, apiV2Key } }]
      const { length } = Buffer.from(apiV2Key)
      const sentence = `The APIv2 key of merchant ${MCHID} has ${length} bytes instead of 32.`
      expect(start({ merchants })).toThrow(new Error(sentence))
    },
  )

  test.each(['', '0', '012535', 'plan', '12535 '])(
    'a debit plan that is no number: "%s"',
    (planId) => {
      const merchants = [{ ...merchant, debit: { ...debit, planId } }]
      expect(start({ merchants })).toThrow(
        `The debit plan of merchant ${MCHID} is not a number: "${planId}".`,
      )
    },
  )

  test('a private key that is none, without quoting it', () => {
    const privateKeyPem = 'my secret'
    expect(start({ merchants: [{ ...merchant, privateKeyPem }] })).toThrow(
      `The private key of merchant ${MCHID} is not a PEM private key.`,
    )
  })

  test('a platform key that is none, or none at all, or one that nobody gave', () => {
    const broken = [{ serial: PLATFORM_SERIAL, publicKeyPem: 'x' }]
    expect(start({ platformKeys: broken })).toThrow(/not a PEM public key/)
    expect(start({ platformKeys: [] })).toThrow(/at least one/)
    const merchants = [{ ...merchant, platformSerial: 'PUB_KEY_ID_OTHER' }]
    expect(start({ merchants })).toThrow(/unknown platform key/)
  })
})

describe('the simulator is told from WeChat Pay', () => {
  const real = settings({ hosts: WECHAT_PAY_HOSTS })

  test('official hosts and keys are not simulated', () => {
    expect(isSimulated(real)).toBe(false)
  })

  test.each<[string, Partial<WechatPaySettings>]>([
    ['a local host', { hosts: [WECHAT_PAY_HOSTS[0], 'http://127.0.0.1:3100'] }],
    [
      'a look-alike host',
      { hosts: ['https://api.mch.weixin.qq.com.example', WECHAT_PAY_HOSTS[1]] },
    ],
    ['plain http', { hosts: ['http://api.mch.weixin.qq.com', WECHAT_PAY_HOSTS[1]] }],
    ['a simulator key', { platformKeys: [{ serial: 'PUB_KEY_ID_SIM1', publicKeyPem: '' }] }],
    ['a simulator merchant', { merchants: [{ ...merchant, serialNumber: 'SIM01' }] }],
  ])('%s is simulated', (_, change) => {
    expect(isSimulated({ ...real, ...change })).toBe(true)
  })
})
