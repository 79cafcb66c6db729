import { signContract } from './contract.weapp'
import { contractWordIn } from './contract-word'
import { aPhoneAround, noPhone, SIMULATOR, turns } from './phone-around.fake'

type Shown = { referrerInfo?: { appId?: string; extraData?: unknown } }

const mockGo = jest.fn()
const mockListeners = new Set<(shown: Shown) => void>()
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    navigateToMiniProgram: (asked: object) => mockGo(asked),
    onAppShow: (told: (shown: Shown) => void) => mockListeners.add(told),
    offAppShow: (told: (shown: Shown) => void) => mockListeners.delete(told),
    getCurrentPages: () => [],
    getStorageSync: () => '"o_SIM_visitor"',
  },
}))

const invitation = {
  contractCode: 'code-1',
  appId: 'wxbd687630cd02ce1d',
  path: 'pages/index/index',
  extraData: { mch_id: '1900000001', contract_code: 'code-1', sign: 'A1' },
}
const show = (shown: Shown) => {
  for (const told of [...mockListeners]) told(shown)
}

afterEach(() => {
  document.body.replaceChildren()
  noPhone()
})

test('what is handed back is read; some failures say nothing', () => {
  expect(contractWordIn({ return_code: 'SUCCESS', contract_id: 'c' })).toBe('signed')
  expect(contractWordIn({ return_code: 'FAIL', return_msg: 'no' })).toBe('refused')
  for (const nothing of [undefined, null, 'SUCCESS', {}, { return_code: 'MAYBE' }]) {
    expect(contractWordIn(nothing)).toBe('unknown')
  }
})

describe('in WeChat', () => {
  const { appId } = invitation

  test.each([
    ['signed', { appId, extraData: { return_code: 'SUCCESS' } }],
    ['refused', { appId, extraData: { return_code: 'FAIL' } }],
    ['unknown', { appId }],
    ['unknown', { appId: 'wx-another', extraData: { return_code: 'SUCCESS' } }],
    ['unknown', undefined],
  ])('the person is back when the app is shown again: %s', async (word, referrerInfo) => {
    const signing = signContract(invitation)
    expect(mockGo).toHaveBeenLastCalledWith(
      expect.objectContaining({ appId, path: invitation.path, extraData: invitation.extraData }),
    )
    show(referrerInfo ? { referrerInfo } : {})
    await expect(signing).resolves.toBe(word)
    expect(mockListeners.size).toBe(0)
  })

  test('whoever does not want to leave has cancelled', async () => {
    mockGo.mockImplementationOnce(({ fail }: { fail: () => void }) => fail())
    await expect(signContract(invitation)).resolves.toBe('cancelled')
    expect(mockListeners.size).toBe(0)
  })
})

describe('in a phone around a browser', () => {
  async function signing() {
    const around = aPhoneAround()
    const { signContract: sign } = await import('./contract.h5')
    return { around, word: sign(invitation) }
  }

  test('the phone is asked with what the server has signed', async () => {
    const { around, word } = await signing()
    await around.answer({ body: { extraData: { return_code: 'SUCCESS' } } })
    await expect(word).resolves.toBe('signed')
    const { appId, path, extraData } = invitation
    expect(around.heard.at(-1)?.message).toMatchObject({
      ask: 'sign',
      body: { appId, path, extraData },
    })
  })

  test.each([
    ['refused', { body: { extraData: { return_code: 'FAIL' } } }],
    ['cancelled', { body: 'cancelled' }],
    ['cancelled', { error: '这台手机不能签约' }],
  ])('its answer: %s', async (word, answer) => {
    const { around, word: said } = await signing()
    await around.answer(answer)
    await expect(said).resolves.toBe(word)
  })
})

describe('in a plain browser', () => {
  async function signing() {
    noPhone()
    const around = aPhoneAround({ name: '' })
    const { signContract: sign } = await import('./contract.h5')
    const word = sign(invitation)
    await turns()
    return { around, word, frame: document.querySelector('iframe') }
  }
  const say = (data: unknown, origin = SIMULATOR) =>
    window.dispatchEvent(Object.assign(new Event('message'), { data, origin }))
  const said = (contractCode: string, return_code: string) => ({
    type: 'lantern-simulator:contract',
    contractCode,
    extraData: { return_code },
  })

  test('the simulator’s page opens over ours and speaks its word once', async () => {
    const { word, frame } = await signing()
    const page = new URL(frame?.src ?? '')
    expect([page.origin, page.pathname]).toEqual([SIMULATOR, '/contract'])
    expect(Object.fromEntries(page.searchParams)).toEqual({
      ...invitation.extraData,
      openid: 'o_SIM_visitor',
      return: `${window.location.origin}/`,
    })
    say(said('code-1', 'SUCCESS'), 'http://elsewhere.test')
    say(said('code-2', 'SUCCESS'))
    say(said('code-1', 'FAIL'))
    await expect(word).resolves.toBe('refused')
    expect(document.querySelector('iframe')).toBeNull()
  })

  test('whoever leaves it has cancelled', async () => {
    const { word } = await signing()
    document.querySelector('button')?.click()
    await expect(word).resolves.toBe('cancelled')
  })
})
