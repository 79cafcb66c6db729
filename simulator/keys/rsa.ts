import type { KeyLike } from 'node:crypto'
import { createSign, createVerify, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

/** RSA as API v3 uses it: 2048 bits, SHA-256, PKCS#1 v1.5, base64. */

const makePair = promisify(generateKeyPair)

export const makeRsaPair = async () => {
  const { privateKey, publicKey } = await makePair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { privateKeyPem: privateKey, publicKeyPem: publicKey }
}

export const sign = (privateKey: KeyLike, ...parts: (string | Buffer)[]) => {
  const signer = createSign('RSA-SHA256')
  for (const part of parts) signer.update(part)
  return signer.sign(privateKey, 'base64')
}

export const verify = (
  publicKey: KeyLike,
  signature: string,
  ...parts: (string | Buffer)[]
): boolean => {
  if (!isBase64(signature)) return false
  const verifier = createVerify('RSA-SHA256')
  for (const part of parts) verifier.update(part)
  return verifier.verify(publicKey, signature, 'base64')
}

// Node's decoder also takes the URL alphabet, spaces and junk at the end, which the platform refuses.
const isBase64 = (text: string) => Buffer.from(text, 'base64').toString('base64') === text
