/**
 * A hand that writes and signs callbacks of debit contracts as the payment platform does (API v2), with the
 * platform's own keys: so that a story can bring any, also one that the platform would never send.
 */
import { createHash } from 'node:crypto'
import type { World } from './world'

export type DebitHand = {
  /** The fields with their signature by this merchant's key, in XML. */
  write(mchid: string, fields: Readonly<Record<string, string>>): string
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
    write: (mchid, fields) =>
      written({ ...fields, sign: signed(fields, accountOf(mchid).apiV2Key) }),
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

function signed(fields: Readonly<Record<string, string>>, key: string): string {
  const names = Object.keys(fields).filter((name) => fields[name] !== '')
  const text = names.toSorted().map((name) => `${name}=${fields[name]}`)
  return createHash('md5')
    .update([...text, `key=${key}`].join('&'))
    .digest('hex')
    .toUpperCase()
}

function written(fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(
    ([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`,
  )
  return `<xml>${lines.join('\n')}</xml>`
}
