import { z } from 'zod'
import { asked, pay, smallRather, startedSchema } from './giving'
import type { Visit } from './visit'

/** How a pledge is begun, and kept: whoever comes again with the same seed finds what they are asked for. */

const DAYS = 31
const PAY: Readonly<Record<string, string>> = { missed: 'pledges.payMissed' }

const mineSchema = z.object({
  items: z.array(
    z.object({
      pledgeId: z.string(),
      state: z.string(),
      months: z.array(
        z.object({
          period: z.string(),
          state: z.string(),
          amountFen: z.int(),
          canPay: z.boolean(),
        }),
      ),
    }),
  ),
})

/**
 * Who gives monthly already pays the months that are due or were missed; anybody else begins, with a first
 * gift at once.
 */
export const giveMonthly = async (visit: Visit): Promise<void> => {
  const project = visit.pickOpen()
  if (project === undefined) return visit.read(visit.pick(visit.projects))
  const amountFen = smallRather(visit, project)
  const day = 1 + Math.floor(visit.chance() * DAYS)
  const { items } = await visit.run('pledges.mine', {}, mineSchema)
  const living = items.filter(({ state }) => state !== 'ended')
  for (const { pledgeId, months } of living) {
    for (const { period, state, amountFen: dueFen } of months.filter(({ canPay }) => canPay)) {
      const started = await visit.run(
        PAY[state] ?? 'pledges.pay',
        { pledgeId, period },
        startedSchema,
      )
      await pay(visit, started, dueFen)
      visit.did.kept()
    }
  }
  if (living.length > 0) return
  await visit.read(project)
  const pledge = {
    ...asked(visit),
    projectId: project.projectId,
    amountFen,
    day,
    first: 'now',
    way: 'reminder',
  }
  await pay(visit, await visit.run('pledges.start', pledge, startedSchema), amountFen)
  visit.did.pledged()
}
