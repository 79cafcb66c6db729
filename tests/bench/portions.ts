/** Opening and directing at the engine: a festival night's crowd, beside plain gifts of as many callers. */
import type { Db } from '../../cloudfunctions/db'
import { portionsOf, settlerOf } from '../../cloudfunctions/ledger'
import {
  type Acknowledged,
  aNight,
  choiceOf,
  envelopeOf,
  largeEnvelope,
  type Night,
  openerId,
  proveDirected,
  proveOpened,
  sendMany,
  smallOpenings,
} from './envelopes'
import { PROJECT } from './gifts'
import { hurry, type Row } from './rounds'

const clock = { now: () => new Date() }

/** The second row directs what the first has opened. */
export function portionRows(db: Db, callers: number, payers: readonly string[]): Row[] {
  const portions = portionsOf({ db, clock })
  let night: Night
  let opened: Acknowledged[] = []

  async function open(envelopeId: string, person: number, call: number) {
    const asked = { projectId: PROJECT, envelopeId, donorId: openerId(person) }
    const portionId = `${PROJECT}P${night.prefix}-${call}`
    const outcome = await portions.open({ ...asked, portionId })
    if (outcome.kind === 'opened') {
      const { amountFen } = outcome
      opened.push({ envelopeId, openerId: asked.donorId, portionId: outcome.portionId, amountFen })
    } else if (outcome.kind !== 'gone') throw new Error(`an envelope was ${outcome.kind}`)
  }

  return [
    {
      name: `portions opened in batches, ${db.kind}, ${callers} callers and a thousand at once`,
      unit: 'openings/s',
      async measure() {
        night = aNight()
        opened = []
        await sendMany(db, night, settlerOf({ db, clock }), payers)
        const small = smallOpenings(night)
        const large = largeEnvelope(night)
        const startedMs = performance.now()
        await Promise.all([
          ...Array.from({ length: night.crowd }, (_, person) =>
            open(large, person, small + person),
          ),
          hurry(callers, small, (person) => open(envelopeOf(night, person), person, person)),
        ])
        const aSecond = ((small + night.crowd) * 1_000) / (performance.now() - startedMs)
        await proveOpened(db, night, opened)
        return aSecond
      },
    },
    {
      name: `portions directed in batches, ${db.kind}, ${callers} callers`,
      unit: 'directings/s',
      async measure() {
        const { aSecond } = await hurry(callers, opened.length, async (index) => {
          const portion = opened[index]
          if (!portion) return
          const toProjectId = choiceOf(index)
          const { portionId, openerId: donorId } = portion
          const outcome = await portions.direct({
            projectId: PROJECT,
            portionId,
            donorId,
            toProjectId,
          })
          if (outcome.kind !== 'directed') throw new Error(`a portion was ${outcome.kind}`)
          portion.directedTo = toProjectId
        })
        await proveDirected(db, night, opened)
        return aSecond
      },
    },
  ]
}
