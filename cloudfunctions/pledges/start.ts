/** A pledge begins: judged and frozen in one statement, with its first gift or its contract. */
import type { ParsedOf } from '../../contracts/declare'
import { isRefusal, type Refusal, refuse } from '../../contracts/errors'
import { REMINDER_HOUR } from '../../contracts/pledge-plan'
import { pledgesStart } from '../../contracts/pledges'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { agreeToNames } from '../consents'
import { sql } from '../db'
import {
  checkText,
  closeEarlier,
  type FreezeRow,
  type FrozenGift,
  freezeColumns,
  type GiftTerms,
  payFor,
  requestOf,
} from '../gifts'
import { invitationTo, plansOf } from './contracts'
import { newContractCode, newPledgeId } from './numbers'

type Asked = ParsedOf<typeof pledgesStart>
type Started = { pledgeId: string; code: string | null; gift: FrozenGift | undefined }

export const startPledge = bind(pledgesStart, async (app, { donor }, input) => {
  // Keys of gifts and of pledges are two people’s worlds: one may be used in both.
  const terms: GiftTerms = { ...input, key: `pledge:${input.key}` }
  const words = [input.showName ? input.name : undefined]
  const textChecked = await checkText(app, donor, terms.key, words)
  if (isRefusal(textChecked)) return textChecked

  // One wish, one order (docs/decisions/0009): a gift that this phone left in its cashier is closed first.
  const earlier = input.insteadOf && (await closeEarlier(app, donor, input.insteadOf))
  if (earlier) return earlier

  const started = await beginAlone(app, donor, input, textChecked)
  if (isRefusal(started)) return started
  const { pledgeId, code, gift } = started
  if (input.showName && input.name) {
    const shows = sql`exists (select from pledge where id = ${pledgeId} and show_name)`
    await agreeToNames(app, donor.donorId, shows)
  }
  if (gift) {
    const cashier = await payFor(app, donor, terms, gift)
    return isRefusal(cashier) ? cashier : { pledgeId, ...cashier }
  }
  return { pledgeId, ...(code !== null && { contract: await invitationTo(app, code) }) }
})

/** The first month of a pledge that was begun before may wait in a cashier, also on another phone. */
async function beginAlone(
  app: App,
  donor: Donor,
  input: Asked,
  textChecked: boolean,
): Promise<Started | Refusal> {
  const started = await freezePledge(app, donor, input, textChecked)
  if (!isRefusal(started) || started.refused !== 'EARLIER_GIFT') return started
  const barred = await closeEarlier(app, donor, String(started.details['giftId']))
  return barred ?? freezePledge(app, donor, input, textChecked)
}

async function freezePledge(
  app: App,
  donor: Donor,
  input: Asked,
  textChecked: boolean,
): Promise<Started | Refusal> {
  const { day, hour = REMINDER_HOUR, way, first } = input
  const pledgeId = newPledgeId(app.random, day)
  const asked = {
    ...requestOf(app, donor, input, { textChecked, around: ['pledge', day, hour, way, first] }),
    pledge_id: pledgeId,
    seed: app.sealer.hash(`pledge:${pledgeId}`),
    day,
    hour,
    way,
    first,
    another: input.another ?? null,
    contract_code: newContractCode(app.random, pledgeId),
  }
  const row = await app.db.one<FreezeRow & { pledgeId: string; code: string | null }>(sql`
    select ${freezeColumns}, f.pledge_id as "pledgeId", f.code
    from start_pledge(${JSON.stringify(asked)}::jsonb, ${plansOf(app)}::jsonb, ${app.clock.now()}) f`)
  const { refused, detail, pledgeId: id, code, ...gift } = row
  if (refused !== null) return refuse(refused, detail ?? {})
  return { pledgeId: id, code, gift: gift.giftId === null ? undefined : gift }
}
