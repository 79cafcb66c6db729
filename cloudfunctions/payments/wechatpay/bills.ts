/** The daily bill of one merchant: asked for, fetched, proved by its hash, read. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'
import type { BillRow } from '../provider'
import { ProviderError } from '../provider'
import { parseBill } from './bill-csv'
import type { WechatPayClient } from './client'
import { nonsense, providerError } from './failures'
import type { Merchant } from './settings'

type TradeBill = { ready: false } | { ready: true; rows: BillRow[] }

const BILL_BYTES_MAX = 1_000_000_000

const Ticket = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string(),
  download_url: z.url(),
})

export async function tradeBill(
  client: WechatPayClient,
  merchant: Merchant,
  day: string,
): Promise<TradeBill> {
  const answer = await client.call(merchant, {
    operation: 'trade bill',
    method: 'GET',
    pathAndQuery: `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL&tar_type=GZIP`,
  })
  if (!answer.ok) {
    if (answer.complaint.plainCode === 'STATEMENTCREATING') return { ready: false }
    if (answer.complaint.plainCode === 'NOSTATEMENTEXIST') return { ready: true, rows: [] }
    throw providerError(answer.complaint, 'trade bill')
  }
  const ticket = Ticket.safeParse(answer.content)
  if (!ticket.success) throw nonsense('trade bill')
  // Only path and query are taken from the address: a signed request goes to our own hosts alone.
  const { pathname, search } = new URL(ticket.data.download_url)
  const packed = await client.download(merchant, {
    operation: 'download bill',
    method: 'GET',
    pathAndQuery: pathname + search,
  })
  const file = await unpack(packed)
  const hash = createHash('sha1').update(file).digest('hex')
  if (hash !== ticket.data.hash_value.toLowerCase()) throw badBill('its hash differs')
  try {
    return { ready: true, rows: parseBill(file.toString('utf8')) }
  } catch (cause) {
    throw badBill(cause instanceof Error ? cause.message : 'unreadable', cause)
  }
}

async function unpack(packed: Buffer): Promise<Buffer> {
  try {
    return await promisify(gunzip)(packed, { maxOutputLength: BILL_BYTES_MAX })
  } catch (cause) {
    throw badBill('it does not unpack', cause)
  }
}

function badBill(why: string, cause?: unknown): ProviderError {
  return new ProviderError({ kind: 'busy', code: 'BAD_BILL' }, `download bill: ${why}`, { cause })
}
