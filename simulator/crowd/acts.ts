import { openEnvelope, sendEnvelope } from './envelope-acts'
import { asked, pay, showsName, smallRather, startedSchema } from './giving'
import { giveMonthly } from './pledge-acts'
import type { Project, Visit } from './visit'

/** What people of a crowd do, as a table. A further row is a further thing that they may do. */
export type Act = {
  name: string
  /** How often it is done, in proportion to the others. */
  weight: number
  /** Rejects with `CallFailed`; what was done until then counts. */
  act(visit: Visit): Promise<void>
}

export const ACTS_A_VISIT = 3

const LINES = ['愿灯常亮', '一点心意', '辛苦了', '大家一起来，事情就不难'] as const

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
  await pay(visit, await start(visit, project, amountFen), amountFen)
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
  { name: 'send an envelope', weight: 1, act: sendEnvelope },
  { name: 'open an envelope', weight: 3, act: openEnvelope },
  { name: 'give monthly', weight: 1, act: giveMonthly },
]

const start = (visit: Visit, { projectId }: Project, amountFen: number) => {
  const shows = showsName(visit)
  const message = visit.pick(LINES)
  const input = {
    ...asked(visit),
    projectId,
    amountFen,
    ...(shows && { showName: true, name: visit.name, message }),
  }
  return visit.run('gifts.start', input, startedSchema)
}
