import { z } from 'zod'
import { randomText } from '../chance'
import { CallFailed } from './product'
import type { Project, Visit } from './visit'

/** What a gift and an envelope have in common: what is asked for, and how it is paid. */

const SYNCS_MAX = 4
const SYNC_PAUSE_MS = 500
const KEY_LENGTH = 24
/** Of a hundred givers so many leave a name. */
const SHOW_NAME_PERCENT = 40

export const startedSchema = z.object({
  giftId: z.string(),
  payment: z.object({
    timeStamp: z.string(),
    nonceStr: z.string(),
    package: z.string(),
    signType: z.literal('RSA'),
    paySign: z.string(),
  }),
})
type Started = z.output<typeof startedSchema>
const giftSchema = z.object({ state: z.string() })

export const showsName = ({ chance }: Visit) => chance() * 100 < SHOW_NAME_PERCENT

/** What goes along with everything that is paid for. */
export const asked = ({ scene }: Visit) => ({
  key: randomText(KEY_LENGTH),
  // Somebody who is asked once more whether they mean so much says yes.
  confirmedLarge: true,
  ...(typeof scene === 'number' && { via: { scene } }),
  ...(typeof scene === 'string' && { via: { channel: scene } }),
})

/** Pays, and asks what became of it. Rejects with `CallFailed` when it is still not paid. */
export const pay = async (visit: Visit, { giftId, payment }: Started, amountFen: number) => {
  const said = visit.atCashier(payment, 'pay')
  for (let sync = 0; sync < SYNCS_MAX; sync += 1) {
    const { state } = await visit.run('gifts.sync', { giftId }, giftSchema)
    if (state !== 'started') return visit.did.gave(amountFen)
    await visit.rest(SYNC_PAUSE_MS)
  }
  throw new CallFailed(`gifts.sync: the gift is still not paid, the cashier said ${said}`)
}

/** One of the sums that the project proposes; small ones are given more often. */
export const smallRather = ({ chance }: Visit, { presetsFen }: Project) => {
  const sums = [...presetsFen].sort((one, other) => one - other)
  return sums[Math.floor(chance() * chance() * sums.length)] ?? 1
}
