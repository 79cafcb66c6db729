import { z } from 'zod'
import { randomText } from '../chance'
import { CallFailed } from './product'
import type { Payment, Project, Visit } from './visit'

/** What people of a crowd do, as a table. A further row is a further thing that they may do. */
export type Act = {
  name: string
  /** How often it is done, in proportion to the others. */
  weight: number
  /** Rejects with `CallFailed`; what was done until then counts. */
  act(visit: Visit): Promise<void>
}

export const ACTS_A_VISIT = 3

const SYNCS_MAX = 4
const SYNC_PAUSE_MS = 500
const KEY_LENGTH = 24
/** Of a hundred givers so many leave a name and a line. */
const SHOW_NAME_PERCENT = 40
const LINES = ['愿灯常亮', '一点心意', '辛苦了', '大家一起来，事情就不难'] as const

const startedSchema = z.object({
  giftId: z.string(),
  payment: z.object({
    timeStamp: z.string(),
    nonceStr: z.string(),
    package: z.string(),
    signType: z.literal('RSA'),
    paySign: z.string(),
  }),
})
const giftSchema = z.object({ state: z.string() })

/** Opens a project's page and reads it. */
const read = async (visit: Visit): Promise<void> => {
  await visit.read(visit.pick(visit.projects))
}

/** Reads, starts a gift, pays, and asks what became of it. */
const give = async (visit: Visit): Promise<void> => {
  const project = visit.pickOpen()
  if (project === undefined) return read(visit)
  await visit.read(project)
  const amountFen = smallRather(visit, project)
  const { giftId, payment } = await start(visit, project, amountFen)
  const said = visit.atCashier(payment, 'pay')
  for (let sync = 0; sync < SYNCS_MAX; sync += 1) {
    const { state } = await visit.run('gifts.sync', { giftId }, giftSchema)
    if (state !== 'started') return visit.gave(amountFen)
    await visit.rest(SYNC_PAUSE_MS)
  }
  throw new CallFailed(`gifts.sync: the gift is still not paid, the cashier said ${said}`)
}

/** Gets as far as the cashier, and thinks better of it. */
const turnBack = async (visit: Visit): Promise<void> => {
  const project = visit.pickOpen()
  if (project === undefined) return read(visit)
  await visit.read(project)
  const { payment } = await start(visit, project, smallRather(visit, project))
  visit.atCashier(payment, 'cancel')
}

export const acts: readonly [Act, ...Act[]] = [
  { name: 'read', weight: 6, act: read },
  { name: 'give', weight: 3, act: give },
  { name: 'turn back', weight: 1, act: turnBack },
]

const start = (
  visit: Visit,
  { projectId }: Project,
  amountFen: number,
): Promise<{ giftId: string; payment: Payment }> => {
  const { scene, name } = visit
  const shows = visit.chance() * 100 < SHOW_NAME_PERCENT
  const message = visit.pick(LINES)
  const input = {
    key: randomText(KEY_LENGTH),
    projectId,
    amountFen,
    // Somebody who is asked once more whether they mean so much says yes.
    confirmedLarge: true,
    ...(shows && { showName: true, name, message }),
    ...(typeof scene === 'number' && { via: { scene } }),
    ...(typeof scene === 'string' && { via: { channel: scene } }),
  }
  return visit.run('gifts.start', input, startedSchema)
}

/** One of the sums that the project proposes; small ones are given more often. */
const smallRather = ({ chance }: Visit, { presetsFen }: Project) => {
  const sums = [...presetsFen].sort((one, other) => one - other)
  return sums[Math.floor(chance() * chance() * sums.length)] ?? 1
}
