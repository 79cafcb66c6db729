import { isSignedWith, signed, signOf } from './v2-sign'

/** The signature of API v2, by the example of its documentation. */

const KEY = '192006250b4c09247ec02edce69f6a2d'
const EXAMPLE = {
  mch_id: '10000100',
  appid: 'wxd930ea5d5a258f4f',
  device_info: '1000',
  body: 'test',
  nonce_str: 'ibuaiVcKdpRxkhJA',
}
const MD5 = '9A0A8659F005D6984697E2CA0A9CF3B7'
const HMAC = '6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6'

test('the published example comes out, with both kinds', () => {
  expect(signOf(EXAMPLE, KEY)).toBe(MD5)
  expect(signOf(EXAMPLE, KEY, 'HMAC-SHA256')).toBe(HMAC)
})

test('what says nothing, and the signature itself, are not signed', () => {
  expect(signOf({ ...EXAMPLE, attach: '', sign: 'x' }, KEY)).toBe(MD5)
})

test.each<[string, Record<string, string>]>([
  ['another value', { ...signed(EXAMPLE, KEY), body: 'tess' }],
  ['one more field', { ...signed(EXAMPLE, KEY), attach: 'x' }],
  ['small letters', { ...EXAMPLE, sign: MD5.toLowerCase() }],
  ['a shorter signature', { ...EXAMPLE, sign: MD5.slice(1) }],
  ['no signature', EXAMPLE],
  ['the other kind', { ...EXAMPLE, sign: HMAC }],
  ['another key', signed(EXAMPLE, `${KEY}x`)],
])('%s is not taken for signed', (_what, fields) => {
  expect(isSignedWith(signed(EXAMPLE, KEY), KEY)).toBe(true)
  expect(isSignedWith(fields, KEY)).toBe(false)
})
