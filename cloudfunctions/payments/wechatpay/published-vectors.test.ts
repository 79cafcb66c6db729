import { createPrivateKey, createPublicKey, createSecretKey } from 'node:crypto'
import {
  SEALED_MESSAGE,
  SIGNED_MESSAGE,
  SIGNED_SOURCE,
  WHOLE_CALLBACK,
} from './fixtures/published-vectors'
import { authenticate, isSignedBy, readPlatformKeys } from './platform-keys'
import { openSealed } from './sealed'
import { signText } from './signing'

describe('what WeChat Pay publishes with its SDKs', () => {
  test('a text is signed exactly as its Java SDK signs it', async () => {
    const key = createPrivateKey(SIGNED_MESSAGE.privateKeyPem)
    expect(await signText(SIGNED_MESSAGE.text, key)).toBe(SIGNED_MESSAGE.signature)
  })

  test('a signature is accepted with the certificate it belongs to, and with no other key', async () => {
    const { text, signature } = SIGNED_MESSAGE
    const bytes = Buffer.from(text)
    const signed = Buffer.from(signature, 'base64')
    expect(await isSignedBy(createPublicKey(SIGNED_MESSAGE.certificatePem), bytes, signed)).toBe(
      true,
    )
    expect(await isSignedBy(createPublicKey(SIGNED_SOURCE.publicKeyPem), bytes, signed)).toBe(false)
  })

  test.each([
    ['the signed text', SIGNED_SOURCE.text, SIGNED_SOURCE.signature, true],
    ['another text', 'wrong source', SIGNED_SOURCE.signature, false],
    ['an empty text', '', SIGNED_SOURCE.signature, false],
    ['an empty signature', SIGNED_SOURCE.text, '', false],
    ['a signature that is not base64', SIGNED_SOURCE.text, 'invalid base64 signature', false],
  ])('public-key mode: %s', async (_, text, signature, expected) => {
    const key = createPublicKey(SIGNED_SOURCE.publicKeyPem)
    const signed = Buffer.from(signature, 'base64')
    expect(await isSignedBy(key, Buffer.from(text), signed)).toBe(expected)
  })

  test('a sealed text opens to the words of the Java SDK', () => {
    const key = createSecretKey(Buffer.from(SEALED_MESSAGE.apiV3Key))
    expect(openSealed(SEALED_MESSAGE.sealed, key)).toBe(SEALED_MESSAGE.plain)
  })

  test('a sealed text with another word beside it, or with its tag zeroed or cut off, stays shut', () => {
    const key = createSecretKey(Buffer.from(SEALED_MESSAGE.apiV3Key))
    const { sealed } = SEALED_MESSAGE
    const bytes = Buffer.from(sealed.ciphertext, 'base64')
    const zeroed = Buffer.concat([bytes.subarray(0, -16), Buffer.alloc(16)]).toString('base64')
    const cut = bytes.subarray(0, -16).toString('base64')
    const shorter = bytes.subarray(0, -4).toString('base64')
    expect(openSealed({ ...sealed, associated_data: 'other' }, key)).toBeUndefined()
    expect(openSealed({ ...sealed, ciphertext: zeroed }, key)).toBeUndefined()
    expect(openSealed({ ...sealed, ciphertext: cut }, key)).toBeUndefined()
    expect(openSealed({ ...sealed, ciphertext: shorter }, key)).toBeUndefined()
  })

  test('the whole callback of the Go SDK is genuine and opens', async () => {
    const { headers, rawBody, receivedAt, apiV3Key, plain } = WHOLE_CALLBACK
    const serial = headers['wechatpay-serial']
    const keys = readPlatformKeys([{ serial, publicKeyPem: SIGNED_SOURCE.publicKeyPem }])
    expect(rawBody).toHaveLength(568)
    expect(await authenticate(keys, { headers, rawBody, now: receivedAt })).toBe('genuine')
    const { resource } = JSON.parse(rawBody.toString('utf8'))
    const key = createSecretKey(Buffer.from(apiV3Key))
    expect(openSealed(resource, key, 'aes-128-gcm')).toBe(plain)
    expect(openSealed(resource, key)).toBeUndefined()
  })

  test('the same callback is refused once it is altered, old, from the future, or of another key', async () => {
    const { headers, rawBody, receivedAt } = WHOLE_CALLBACK
    const serial = headers['wechatpay-serial']
    const keys = readPlatformKeys([{ serial, publicKeyPem: SIGNED_SOURCE.publicKeyPem }])
    const later = (seconds: number) => new Date(receivedAt.getTime() + seconds * 1000)
    const judge = (change: object, now = receivedAt) =>
      authenticate(keys, { headers, rawBody, now, ...change })
    expect(await judge({ rawBody: rawBody.subarray(0, -1) })).toBe('forged')
    expect(await judge({ rawBody: Buffer.concat([rawBody, Buffer.from('\n')]) })).toBe('forged')
    expect(await judge({}, later(300))).toBe('genuine')
    expect(await judge({}, later(301))).toBe('stale')
    expect(await judge({}, later(-301))).toBe('stale')
    expect(await judge({ headers: { ...headers, 'wechatpay-timestamp': 'soon' } })).toBe('stale')
    expect(await judge({ headers: { ...headers, 'wechatpay-serial': 'OTHER' } })).toBe(
      'unknown-key',
    )
    expect(await judge({ headers: {} })).toBe('headers-missing')
  })
})
