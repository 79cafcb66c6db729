import { createSecretKey } from 'node:crypto'
import { Hash } from 'wechatpay-axios-plugin'
import { API_V2_KEY } from '../fixtures/a-merchant'
import { CHARGE, DOCUMENTED, KEY, OTHERS } from '../fixtures/v2-vectors'
import { isSigned, signatureOf, signed } from './sign'

const key = createSecretKey(Buffer.from(KEY))

describe('what others have published', () => {
  test('the example of the documentation, in both kinds', () => {
    expect(signatureOf(DOCUMENTED.fields, key)).toBe(DOCUMENTED.md5)
    expect(signatureOf(DOCUMENTED.fields, key, 'HMAC-SHA256')).toBe(DOCUMENTED.hmac)
    expect(isSigned({ ...DOCUMENTED.fields, sign: DOCUMENTED.md5 }, key)).toBe(true)
    expect(isSigned({ ...DOCUMENTED.fields, sign: DOCUMENTED.hmac }, key)).toBe(true)
  })

  test.each([['a charge', CHARGE], ...OTHERS])('%s', (_, fields) => {
    expect(signed({ ...fields, sign: '' }, key)).toEqual(fields)
    expect(isSigned(fields, key)).toBe(true)
  })
})

test('fields are ordered by their bytes, and those that are empty count for nothing', () => {
  const fields = { b: '2', B: '1', a_1: '3', a1: '4', a: '5', empty: '', body: '灯愿' }
  const judged = Hash.sign(Hash.ALGO_MD5, fields, API_V2_KEY)
  expect(signatureOf(fields, createSecretKey(Buffer.from(API_V2_KEY)))).toBe(judged)
})

describe('a signed charge counts as forged', () => {
  const names = Object.keys(CHARGE).filter((name) => name !== 'sign')

  test.each(names)('when %s is another, is gone, or is empty', (name) => {
    const value = Reflect.get(CHARGE, name)
    const { [name]: _, ...without } = CHARGE as Record<string, string>
    for (const other of [`${value}0`, value.slice(1), value.toLowerCase() + value, '']) {
      expect(isSigned({ ...CHARGE, [name]: other }, key)).toBe(false)
    }
    expect(isSigned(without, key)).toBe(false)
  })

  test('when a field was added, or two have changed places', () => {
    expect(isSigned({ ...CHARGE, attach: '1' }, key)).toBe(false)
    const { body, fee_type } = CHARGE
    expect(isSigned({ ...CHARGE, body: fee_type, fee_type: body }, key)).toBe(false)
  })

  test('when two fields were pushed together into one, which leaves the signed text as it was', () => {
    const { body, contract_id, ...rest } = CHARGE
    const pushed = { ...rest, body: `${body}&contract_id=${contract_id}` }
    expect(signatureOf(pushed, key)).toBe(CHARGE.sign)
    expect(isSigned(pushed, key)).toBe(false)
  })

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['cut', CHARGE.sign.slice(0, -1)],
    ['longer', `${CHARGE.sign}0`],
    ['in small letters', CHARGE.sign.toLowerCase()],
    ['of the other kind by length', CHARGE.sign.repeat(2)],
    ['of letters that take two bytes', 'Ａ'.repeat(32)],
  ])('when its signature is %s', (_, sign) => {
    expect(isSigned({ ...CHARGE, sign } as Record<string, string>, key)).toBe(false)
  })

  test('when it was signed with another key', () => {
    expect(isSigned(CHARGE, createSecretKey(Buffer.from(API_V2_KEY)))).toBe(false)
  })
})
