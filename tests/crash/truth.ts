/**
 * The provider's own book against our ledger: every payment that it took stands there once, every
 * refund that it made stands there once, and nothing else does. And the product's own audit agrees.
 */
import { audit, auditReport } from '../../cloudfunctions/checks'
import { sql } from '../../cloudfunctions/db'
import { debitContracts, wechatPay } from '../../cloudfunctions/payments'
import { secureRandom } from '../../cloudfunctions/random'
import type { ProviderOrder } from '../support/world'
import type { House } from './house'

type ProviderRefund = { outTradeNo: string; outRefundNo: string; refundFen: number; status: string }

export type Truth = {
  /** Payments that the provider took, each in the ledger once. */
  paid: number
  refunded: number
  /** What does not fit; empty when all is well. */
  lies: string[]
}

export async function truthOf(house: House): Promise<Truth> {
  const reply = await fetch(`${house.simulator.url}/control/ledger`)
  const { orders, refunds }: { orders: ProviderOrder[]; refunds: ProviderRefund[] } =
    await reply.json()
  const paid = orders.filter(({ paidAt }) => paidAt !== undefined)
  const done = refunds.filter(({ status }) => status === 'SUCCESS')
  const taken = paid.map((order) => `gift:${order.outTradeNo} ${order.totalFen}`)
  const returned = done.map((refund) => `refund:${refund.outRefundNo} ${refund.refundFen}`)
  return {
    paid: paid.length,
    refunded: done.length,
    lies: [...difference([...taken, ...returned], await booked(house)), ...(await auditOf(house))],
  }
}

/** Every entry as `id amount`, by its first line; that its lines sum to zero, the audit proves. */
async function booked({ db }: House): Promise<string[]> {
  const rows = await db.many<{ entry: string }>(sql`
    select entry_id || ' ' || amount_fen as entry from ledger_entry where line = 1`)
  return rows.map(({ entry }) => entry)
}

function difference(theirs: string[], ours: string[]): string[] {
  const left = new Set(ours)
  const missing = theirs.filter((entry) => !left.delete(entry))
  return [
    ...missing.map((entry) => `${entry} is missing`),
    ...[...left].map((entry) => `${entry} is ours alone`),
    ...(ours.length === new Set(ours).size ? [] : ['an entry stands twice']),
  ]
}

async function auditOf({ db, simulator, ...house }: House): Promise<string[]> {
  const now = await house.now()
  const { appid, hosts, platformKeys, merchants } = simulator.settingsForTheApp
  const settings = {
    appid,
    hosts: [hosts.pay, hosts.payBackup] as const,
    platformKeys: platformKeys.map(({ id, publicKeyPem }) => ({ serial: id, publicKeyPem })),
    merchants,
  }
  const deps = { wallClock: { now: () => new Date() }, random: secureRandom }
  const provider = { pay: wechatPay(settings, deps), debit: debitContracts(settings, deps) }
  const { text, well } = auditReport(await audit({ db, clock: { now: () => now }, ...provider }))
  return well ? [] : [text]
}
