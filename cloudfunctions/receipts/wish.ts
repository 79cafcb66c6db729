/**
 * What a giver wishes of the official receipt: asked for or waived, each change recorded. A name in it is a yes
 * to the consent for the charity, and goes with that consent (docs/decisions/0073-a-name-and-its-consent.md).
 */
import { currentText } from '../../contracts/consent-texts'
import { type Refusal, refuse } from '../../contracts/errors'
import { type OfficialReceipt, receiptsAsk, receiptsWaive } from '../../contracts/receipts'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { noteConsent } from '../consents'
import { sql, type Tx } from '../db'
import { projectOf } from '../gifts'

export type WishRow = {
  wish: 'asked' | 'waived' | null
  wishAt: string | null
  payerSealed: string | null
  payerCodeSealed: string | null
}

const lastWish = sql`
  from receipt_wish w where w.project_id = g.project_id and w.gift_id = g.id
  order by w.n desc limit 1`

/** Of the gift `g`. */
export const wishColumns = sql`
  (select w.wish ${lastWish}) as wish, (select w.at ${lastWish})::text as "wishAt",
  (select w.payer_sealed ${lastWish}) as "payerSealed",
  (select w.payer_code_sealed ${lastWish}) as "payerCodeSealed"`

export function wishOf({ sealer }: Pick<App, 'sealer'>, row: WishRow): OfficialReceipt {
  const { wish, wishAt, payerSealed, payerCodeSealed } = row
  if (wish === null || wishAt === null) return { wish: 'open' }
  return {
    wish,
    at: new Date(wishAt).toISOString(),
    ...(payerSealed !== null && { payer: sealer.open(payerSealed) }),
    ...(payerCodeSealed !== null && { payerCode: sealer.open(payerCodeSealed) }),
  }
}

export const askForReceipt = bind(receiptsAsk, async (app, { donor }, asked) => {
  const { giftId, payer, payerCode, textVersion } = asked
  if (payerCode !== undefined && payer === undefined) return refuse('PAYER_NOT_NAMED', { giftId })
  const asks = currentText('charity')
  if (payer !== undefined && textVersion !== asks.version) {
    return refuse('CONSENT_TEXT_OLD', { kind: 'charity', asks })
  }
  return record(app, donor, giftId, {
    wish: 'asked',
    ...(payer !== undefined && { payer }),
    ...(payerCode !== undefined && { payerCode }),
  })
})

export const waiveReceipt = bind(receiptsWaive, (app, { donor }, { giftId }) =>
  record(app, donor, giftId, { wish: 'waived' }),
)

type Wish = Omit<OfficialReceipt, 'at' | 'wish'> & { wish: 'asked' | 'waived' }

/** The same wish again changes nothing. */
function record(
  app: App,
  { donorId }: Donor,
  giftId: string,
  wanted: Wish,
): Promise<OfficialReceipt | Refusal> {
  const at = app.clock.now()
  const seal = (text: string | undefined) => (text === undefined ? null : app.sealer.seal(text))
  return app.db.transaction(async (tx) => {
    const row = await tx.maybe<WishRow & { projectId: string; stands: boolean }>(sql`
      select g.project_id as "projectId", g.state in ('settled', 'partly_refunded') as stands,
        ${wishColumns}
      from (select * from gift where project_id = ${projectOf(giftId)} and id = ${giftId}
        and donor_id = ${donorId} for no key update) g`)
    if (!row) return refuse('NO_SUCH_GIFT', { giftId })
    if (!row.stands) return refuse('GIFT_NOT_SETTLED', { giftId })
    const before = wishOf(app, row)
    const same =
      before.wish === wanted.wish &&
      before.payer === wanted.payer &&
      before.payerCode === wanted.payerCode
    if (same) return before
    await tx.run(sql`
      insert into receipt_wish (project_id, gift_id, n, wish, payer_sealed, payer_code_sealed, at)
      select ${row.projectId}, ${giftId}, coalesce(max(n), 0) + 1, ${wanted.wish},
        ${seal(wanted.payer)}, ${seal(wanted.payerCode)}, ${at}
      from receipt_wish where project_id = ${row.projectId} and gift_id = ${giftId}`)
    if (wanted.payer !== undefined) {
      const text = currentText('charity')
      await noteConsent(tx, { donorId, kind: 'charity', given: true, text, at })
    }
    return { ...wanted, at: at.toISOString() }
  })
}

/** Without the consent for the charity every receipt that was asked for in a name is asked for without one. */
export async function makeAnonymous(tx: Tx, donorId: string, at: Date): Promise<void> {
  await tx.run(sql`
    insert into receipt_wish (project_id, gift_id, n, wish, at)
    select project_id, gift_id, n + 1, 'asked', ${at}
    from (
      select distinct on (w.project_id, w.gift_id) w.* from gift g
      join receipt_wish w on w.project_id = g.project_id and w.gift_id = g.id
      where g.donor_id = ${donorId} order by w.project_id, w.gift_id, w.n desc
    ) last where payer_sealed is not null`)
}
