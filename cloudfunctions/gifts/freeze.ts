/** Freezes a request under its caller's key (ARCHITECTURE.md): judged and written in one statement. */
import type { ParsedOf } from '../../contracts/declare'
import { type ErrorName, type Refusal, refuse } from '../../contracts/errors'
import type { giftsStart } from '../../contracts/gifts'
import type { App } from '../app'
import type { Donor } from '../bind'
import { sql } from '../db'
import { newGiftId } from './gift-id'

export type StartGift = ParsedOf<typeof giftsStart>

/** What was frozen, and stays so for every retry with the same key. */
export type FrozenGift = {
  giftId: string
  projectId: string
  mchid: string
  amountFen: number
  state: string
  startedAt: Date
  expiresAt: Date
  prepayId: string | null
  description: string
  notifyUrl: string
}

type Row = FrozenGift & { refused: ErrorName | null; detail: Record<string, unknown> | null }

export async function freezeGift(
  app: App,
  donor: Donor,
  input: StartGift,
  textChecked: boolean,
): Promise<FrozenGift | Refusal> {
  const { message, name, via } = input
  const asked = {
    key: input.key,
    digest: app.sealer.hash(bodyOf(input)),
    gift_id: newGiftId(input.projectId, app.random),
    project_id: input.projectId,
    donor_id: donor.donorId,
    payer_hash: donor.openidHash,
    amount_fen: input.amountFen,
    confirmed_large: input.confirmedLarge ?? false,
    message: message || null,
    text_checked: textChecked,
    show_name: input.showName ?? false,
    name_sealed: input.showName && name ? app.sealer.seal(name) : null,
    share_id: via?.shareId ?? null,
    channel: via?.channel ?? null,
    scene: via?.scene ?? null,
    callbacks: `${app.settings.callbackBase}/callbacks/wechatpay`,
  }
  const { refused, detail, ...frozen } = await app.db.one<Row>(sql`
    select f.refused, f.detail, (frozen).id as "giftId", (frozen).project_id as "projectId",
      (frozen).mchid, (frozen).amount_fen as "amountFen", (frozen).state,
      (frozen).started_at as "startedAt", (frozen).expires_at as "expiresAt", (frozen).prepay_id as "prepayId",
      (frozen).description, (frozen).notify_url as "notifyUrl"
    from freeze_gift(${JSON.stringify(asked)}::jsonb, ${app.clock.now()}) f`)
  return refused === null ? frozen : refuse(refused, detail ?? {})
}

/** Whether something was frozen under this key before, whatever the body was. */
export async function isKnown(app: App, { donorId }: Donor, key: string): Promise<boolean> {
  const known = await app.db.maybe(sql`
    select from gift_request where donor_id = ${donorId} and key = ${key}`)
  return known !== undefined
}

/**
 * Two taps may have been given two prepay ids: the first one recorded is everybody's. Undefined when the
 * gift has gone on meanwhile.
 */
export async function recordPrepay(
  app: App,
  { projectId, giftId }: FrozenGift,
  prepayId: string,
): Promise<string | undefined> {
  const kept = await app.db.maybe<{ prepayId: string }>(sql`
    update gift set prepay_id = coalesce(prepay_id, ${prepayId})
    where project_id = ${projectId} and id = ${giftId} and state = 'started'
    returning prepay_id as "prepayId"`)
  return kept?.prepayId
}

/** Everything that the gift is. What was confirmed, and what it comes instead of, belongs to asking. */
function bodyOf({ projectId, amountFen, message, showName, name, via }: StartGift): string {
  return JSON.stringify([
    projectId,
    amountFen,
    message || null,
    showName ?? false,
    name || null,
    via?.shareId ?? null,
    via?.channel ?? null,
    via?.scene ?? null,
  ])
}
