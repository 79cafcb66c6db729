/**
 * The provider's part of a callback, signed before the clock starts: RSA over the bytes, AES-256-GCM
 * over the resource, exactly as WeChat Pay does it. The product is told the keys as the simulator would.
 */
import { createCipheriv, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sampleCharities } from '../../cloudfunctions/projects'
import { dayOf } from '../../contracts/beijing'
import { AMOUNT_FEN, type Batch, giftId } from './gifts'

export const PAYERS = ['oBench-payer-1', 'oBench-payer-2', 'oBench-payer-3', 'oBench-payer-4']
const KEY_ID = 'PUB_KEY_ID_SIMBENCH'
const APPID = 'wxsimbench'
const API_V3_KEY = randomBytes(16).toString('hex')

export type SignedCallback = { headers: Record<string, string>; body: string }

export type Platform = {
  /** For SIMULATOR_URL: it answers where the keys are asked for, and nothing else. */
  url: string
  mchid: string
  callbacks(batch: Batch): SignedCallback[]
  close(): void
}

export async function platform(): Promise<Platform> {
  const rsa = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
  const keys = rsa()
  const merchantKey = rsa().privateKey
  const merchants = sampleCharities(dayOf(new Date())).map(({ charityId }, index) => ({
    charityId,
    mchid: `190000000${index}`,
    serialNumber: 'SIMBENCH',
    privateKeyPem: merchantKey,
    apiV3Key: API_V3_KEY,
  }))
  const server = createServer((_request, response) => {
    const url = addressOf(server.address())
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        appid: APPID,
        secret: 'bench',
        hosts: { pay: url, payBackup: url, chat: url },
        platformKeys: [{ id: KEY_ID, publicKeyPem: keys.publicKey }],
        merchants,
      }),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const mchid = merchants.find(({ charityId }) => charityId === 'shandu')?.mchid ?? ''
  return {
    url: addressOf(server.address()),
    mchid,
    callbacks: (batch) =>
      Array.from({ length: batch.count }, (_, index) =>
        signed(keys.privateKey, transactionOf(batch, index, mchid)),
      ),
    close: () => server.close(),
  }
}

function transactionOf(batch: Batch, index: number, mchid: string) {
  return {
    appid: APPID,
    mchid,
    out_trade_no: giftId(batch, index),
    transaction_id: `4200${batch.prefix}${index}`,
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    attach: '',
    success_time: new Date().toISOString().replace(/\.\d+Z/, '+00:00'),
    payer: { openid: PAYERS[index % PAYERS.length] },
    amount: { total: AMOUNT_FEN, payer_total: AMOUNT_FEN, currency: 'CNY', payer_currency: 'CNY' },
  }
}

function signed(privateKey: string, transaction: object): SignedCallback {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', API_V3_KEY, nonce)
  cipher.setAAD(Buffer.from('transaction'))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(transaction), 'utf8'), cipher.final()])
  const body = JSON.stringify({
    id: randomBytes(16).toString('hex'),
    create_time: new Date().toISOString(),
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: {
      original_type: 'transaction',
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64'),
      associated_data: 'transaction',
      nonce,
    },
  })
  const at = String(Math.floor(Date.now() / 1_000))
  const signature = createSign('RSA-SHA256').update(`${at}\n${nonce}\n${body}\n`)
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'wechatpay-timestamp': at,
      'wechatpay-nonce': nonce,
      'wechatpay-serial': KEY_ID,
      'wechatpay-signature': signature.sign(privateKey, 'base64'),
    },
  }
}

function addressOf(address: string | AddressInfo | null): string {
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
}
