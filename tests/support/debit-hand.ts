/**
 * A hand that writes and signs callbacks of debit contracts as the payment platform does (API v2), with the
 * platform's own keys: so that a story can bring any, also one that the platform would never send.
 */
import { createHash, createHmac } from 'node:crypto'
import type { World } from './world'

type Fields = Readonly<Record<string, string>>
type SignType = 'MD5' | 'HMAC-SHA256'

export type DebitHand = {
  /** The fields with their signature by this merchant's key, in XML. */
  write(mchid: string, fields: Fields, type?: SignType): string
  /** The same, signed as they stand and not in the order of their names. */
  writeUnsorted(mchid: string, fields: Fields): string
  planOf(mchid: string): string
  /** Another merchant than this one. */
  other(mchid: string): string
}

export function debitHand({ simulator }: Pick<World, 'simulator'>): DebitHand {
  const { merchants } = simulator.settingsForTheApp
  const accountOf = (mchid: string) => {
    const account = merchants.find((merchant) => merchant.mchid === mchid)
    if (!account) throw new Error(`${mchid} is no merchant`)
    return account.debit
  }
  return {
    write: (mchid, fields, type) => {
      const names = Object.keys(fields).toSorted()
      return written({ ...fields, sign: signed(fields, names, accountOf(mchid).apiV2Key, type) })
    },
    writeUnsorted(mchid, fields) {
      const names = Object.keys(fields)
      return written({ ...fields, sign: signed(fields, names, accountOf(mchid).apiV2Key) })
    },
    planOf: (mchid) => accountOf(mchid).planId,
    other: (mchid) => merchants.find((merchant) => merchant.mchid !== mchid)?.mchid ?? '',
  }
}

/** Posts to a merchant's address for contracts or charges: the status, and whether it was acknowledged. */
export async function postDebit(
  url: string,
  { mchid, what, xml }: { mchid: string; what: 'contract' | 'debit'; xml: string },
): Promise<{ status: number; acknowledged: boolean }> {
  const reply = await fetch(`${url}/callbacks/wechatpay/${mchid}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: xml,
  })
  const text = await reply.text()
  return {
    status: reply.status,
    acknowledged: text.includes('<return_code><![CDATA[SUCCESS]]></return_code>'),
  }
}

function signed(
  fields: Fields,
  names: readonly string[],
  key: string,
  type: SignType = 'MD5',
): string {
  const text = names.filter((name) => fields[name] !== '').map((name) => `${name}=${fields[name]}`)
  const hash = type === 'MD5' ? createHash('md5') : createHmac('sha256', key)
  return hash
    .update([...text, `key=${key}`].join('&'))
    .digest('hex')
    .toUpperCase()
}

function written(fields: Fields): string {
  const lines = Object.entries(fields).map(
    ([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`,
  )
  return `<xml>${lines.join('\n')}</xml>`
}
