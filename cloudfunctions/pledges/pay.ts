/** A month that its donor pays by hand: due by reminder, left by a debit that failed, or missed. */
import type { ParsedOf } from '../../contracts/declare'
import { isRefusal, type Refusal, refuse } from '../../contracts/errors'
import { pledgesPay, pledgesPayMissed } from '../../contracts/pledge-months'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { sql } from '../db'
import {
  closeUnpaid,
  type FreezeRow,
  type FrozenGift,
  freezeColumns,
  openCashier,
  whyOver,
} from '../gifts'
import { ProviderError } from '../payments'

type Asked = ParsedOf<typeof pledgesPay>

export const payMonth = bind(pledgesPay, (app, { donor }, input) => pay(app, donor, input, false))
export const payMissed = bind(pledgesPayMissed, (app, { donor }, input) =>
  pay(app, donor, input, true),
)

async function pay(app: App, donor: Donor, asked: Asked, missed: boolean) {
  const gift = await openMonth(app, donor, asked, missed)
  if (isRefusal(gift)) return gift
  if (!whyOver(gift, app.clock.now())) return openCashier(app, donor, gift)
  // Its time is over: once nobody can pay that order any more, the next one may begin.
  const barred = await closeOrder(app, gift, asked)
  if (barred) return barred
  const next = await openMonth(app, donor, asked, missed)
  return isRefusal(next) ? next : openCashier(app, donor, next)
}

async function openMonth(
  app: App,
  { donorId, openidHash }: Donor,
  { pledgeId, period, via }: Asked,
  missed: boolean,
): Promise<FrozenGift | Refusal> {
  const asked = {
    pledge_id: pledgeId,
    donor_id: donorId,
    payer_hash: openidHash,
    period,
    missed,
    share_id: via?.shareId,
    channel: via?.channel,
    scene: via?.scene,
    callbacks: `${app.settings.callbackBase}/callbacks/wechatpay`,
  }
  const { refused, detail, ...gift } = await app.db.one<FreezeRow>(sql`
    select ${freezeColumns} from open_month(${JSON.stringify(asked)}::jsonb, ${app.clock.now()}) f`)
  return refused === null ? gift : refuse(refused, detail ?? {})
}

async function closeOrder(
  app: App,
  { mchid, giftId }: FrozenGift,
  { pledgeId, period }: Asked,
): Promise<Refusal | undefined> {
  try {
    const said = await closeUnpaid(app, { mchid, orderNumber: giftId })
    if (said === 'gone') return undefined
    return said === 'booked'
      ? refuse('MONTH_PAID', { pledgeId, period })
      : refuse('CHECKING', { giftId })
  } catch (error) {
    if (error instanceof ProviderError) return refuse('CHECKING', { giftId })
    throw error
  }
}
