/**
 * What a donor means to give, and the key that makes it one gift however often it is sent.
 *
 * A key belongs to one intent: the same draft keeps it through lost answers, cancelled cashiers and
 * second tries, so that the server sees one gift; any change to the draft is another intent.
 */
import type { InputOf } from '../../../../contracts/declare'
import type { envelopesStart } from '../../../../contracts/envelopes'
import type { giftsStart } from '../../../../contracts/gifts'
import type { pledgesStart } from '../../../../contracts/pledges'

export type StartInput = InputOf<typeof giftsStart>

/** Where the giver came from, as the page was opened. */
export type Via = NonNullable<StartInput['via']>

/** The body of `envelopes.start`. */
export type WrapInput = InputOf<typeof envelopesStart>

/**
 * What makes a gift an envelope: among which projects friends choose, and how it is shared out; and the
 * video at which it hangs, where it is a sponsor's pot.
 */
export type Wrapping = Pick<
  WrapInput,
  'projectIds' | 'portions' | 'split' | 'blessing' | 'cover' | 'hours' | 'videoId'
>

/** The body of `pledges.start`. */
export type PledgeInput = InputOf<typeof pledgesStart>

/** What makes a gift the first of a pledge, or the promise alone; `another`: beside one that lives already. */
export type Pledging = Pick<PledgeInput, 'day' | 'first' | 'way' | 'another'>

/** A month of a pledge that stands already: its sum was agreed on when it was promised. */
export type PledgeMonth = { pledgeId: string; period: string; missed: boolean }

export type GiftDraft = {
  projectId: string
  amountFen: number
  /** True when the sum was typed and not picked: only typed sums can have slipped a digit. */
  typed: boolean
  message: string
  /** A name to show beside the gift; absent when the donor did not choose to be named. */
  name?: string
  /** Present when the gift is sent to friends as an envelope. */
  wrapping?: Wrapping
  /** Present when it is to be given every month. */
  pledging?: Pledging
  /** Present when it is one of those months. */
  month?: PledgeMonth
}

export type Intent = {
  key: string
  draft: GiftDraft
  /** The donor has said yes to the second question. */
  confirmedLarge: boolean
  /** Known once `gifts.start` has answered: from then on a payment may exist. */
  giftId?: string
  /** Of a gift that is wrapped, with its `giftId`. */
  envelopeId?: string
  /** Of a gift that is promised every month, as soon as the promise is known. */
  pledgeId?: string
}

export function newIntent(draft: GiftDraft, key: string): Intent {
  return { key, draft, confirmedLarge: false }
}

/** True when the server would see the same body, so that the key may be used again. */
export function meansTheSame(one: GiftDraft, other: GiftDraft): boolean {
  return (
    one.projectId === other.projectId &&
    one.amountFen === other.amountFen &&
    one.message === other.message &&
    one.name === other.name &&
    JSON.stringify(one.wrapping) === JSON.stringify(other.wrapping) &&
    JSON.stringify(one.pledging) === JSON.stringify(other.pledging) &&
    JSON.stringify(one.month) === JSON.stringify(other.month)
  )
}

/**
 * The body of `gifts.start`; what the donor left empty is left out.
 * @param insteadOf a gift that was left in its cashier, and is to be closed first
 */
export function startInput(
  { key, draft, confirmedLarge }: Intent,
  { via, insteadOf }: { via?: Via | undefined; insteadOf?: string | undefined } = {},
): StartInput {
  return {
    key,
    projectId: draft.projectId,
    amountFen: draft.amountFen,
    ...(draft.message ? { message: draft.message } : {}),
    ...(draft.name ? { showName: true, name: draft.name } : {}),
    ...(confirmedLarge ? { confirmedLarge } : {}),
    ...(via ? { via } : {}),
    ...(insteadOf ? { insteadOf } : {}),
  }
}

/** The body of `envelopes.start`. */
export function wrapInput(
  { key, draft, confirmedLarge }: Intent,
  wrapping: Wrapping,
  via?: Via,
): WrapInput {
  return {
    key,
    defaultProjectId: draft.projectId,
    totalFen: draft.amountFen,
    ...wrapping,
    ...(draft.name ? { showName: true, name: draft.name } : {}),
    ...(confirmedLarge ? { confirmedLarge } : {}),
    ...(via ? { via } : {}),
  }
}

/** The body of `pledges.start`; `insteadOf` as in `startInput`. */
export function pledgeInput(
  { key, draft, confirmedLarge }: Intent,
  pledging: Pledging,
  { via, insteadOf }: { via?: Via | undefined; insteadOf?: string | undefined } = {},
): PledgeInput {
  return {
    key,
    projectId: draft.projectId,
    amountFen: draft.amountFen,
    another: false,
    ...pledging,
    ...(draft.name ? { showName: true, name: draft.name } : {}),
    ...(confirmedLarge ? { confirmedLarge } : {}),
    ...(via ? { via } : {}),
    ...(insteadOf ? { insteadOf } : {}),
  }
}
