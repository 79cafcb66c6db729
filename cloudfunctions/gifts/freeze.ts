/** Freezes a request under its caller's key (ARCHITECTURE.md): judged and written in one statement. */
import type { ParsedOf } from '../../contracts/declare'
import { type ErrorName, type Refusal, refuse } from '../../contracts/errors'
import type { giftsStart } from '../../contracts/gifts'
import type { App } from '../app'
import type { Donor } from '../bind'
import { sql } from '../db'
import { newGiftId } from './gift-id'

/** What a gift is, and how sure its giver is of it. */
export type GiftTerms = Pick<
  ParsedOf<typeof giftsStart>,
  'key' | 'projectId' | 'amountFen' | 'message' | 'showName' | 'name' | 'confirmedLarge' | 'via'
>

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

/** The answer of `freeze_gift`, and of what freezes a gift with something around it. */
export type FreezeRow = FrozenGift & {
  refused: ErrorName | null
  detail: Record<string, unknown> | null
}

/** The columns of a row that has `refused`, `detail` and `frozen`. */
export const freezeColumns = sql`
  f.refused, f.detail, (frozen).id as "giftId", (frozen).project_id as "projectId",
  (frozen).mchid, (frozen).amount_fen as "amountFen", (frozen).state,
  (frozen).started_at as "startedAt", (frozen).expires_at as "expiresAt", (frozen).prepay_id as "prepayId",
  (frozen).description, (frozen).notify_url as "notifyUrl"`

export async function freezeGift(
  app: App,
  donor: Donor,
  terms: GiftTerms,
  textChecked: boolean,
): Promise<FrozenGift | Refusal> {
  const asked = JSON.stringify(requestOf(app, donor, terms, { textChecked }))
  const { refused, detail, ...frozen } = await app.db.one<FreezeRow>(sql`
    select ${freezeColumns} from freeze_gift(${asked}::jsonb, ${app.clock.now()}) f`)
  return refused === null ? frozen : refuse(refused, detail ?? {})
}

/** What `freeze_gift` takes. `around` is what else belongs to the body that the key stands for. */
export function requestOf(
  app: App,
  donor: Donor,
  terms: GiftTerms,
  { textChecked, around = [] }: { textChecked: boolean; around?: readonly unknown[] },
) {
  const { message, name, via } = terms
  return {
    key: terms.key,
    digest: app.sealer.hash(JSON.stringify([...bodyOf(terms), ...around])),
    gift_id: newGiftId(terms.projectId, app.random),
    project_id: terms.projectId,
    donor_id: donor.donorId,
    payer_hash: donor.openidHash,
    amount_fen: terms.amountFen,
    confirmed_large: terms.confirmedLarge ?? false,
    message: message || null,
    text_checked: textChecked,
    show_name: terms.showName ?? false,
    name_sealed: terms.showName && name ? app.sealer.seal(name) : null,
    share_id: via?.shareId ?? null,
    channel: via?.channel ?? null,
    scene: via?.scene ?? null,
    callbacks: `${app.settings.callbackBase}/callbacks/wechatpay`,
  }
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
function bodyOf({ projectId, amountFen, message, showName, name, via }: GiftTerms): unknown[] {
  return [
    projectId,
    amountFen,
    message || null,
    showName ?? false,
    name || null,
    via?.shareId ?? null,
    via?.channel ?? null,
    via?.scene ?? null,
  ]
}
