import { z } from 'zod'
import type { Journal } from '../journal'

/**
 * How each merchant charges by contract: after a notice two days ahead, or by a request that the platform
 * carries out a day later. A plan is approved for one of the two.
 */

export const modeSchema = z.enum(['pre-notify', '24-hour'])
export type DebitMode = z.output<typeof modeSchema>

export type PlanBook = ReturnType<typeof createPlanBook>

type Plan = { mchid: string; mode: DebitMode }

export const createPlanBook = (journal: Journal) => {
  const modes = new Map<string, DebitMode>()
  for (const { mchid, mode } of journal.records<Plan>('plans')) modes.set(mchid, mode)

  return {
    modeOf: (mchid: string): DebitMode => modes.get(mchid) ?? 'pre-notify',
    setMode(mchid: string, mode: DebitMode) {
      modes.set(mchid, mode)
      journal.put('plans', mchid, { mchid, mode })
    },
  }
}
