/**
 * Opening an envelope's portions and directing them, in batches, so that an envelope that a thousand people
 * open at once is locked a few times and not a thousand. The same call again changes nothing and gets the
 * same answer.
 */
import type { ErrorName } from '../../contracts/errors'
import { batchesOf, type Db, sql } from '../db'

export type Opening = {
  projectId: string
  envelopeId: string
  donorId: string
  /** The id that a portion gets when this call is the first. */
  portionId: string
}

export type Opened =
  | {
      kind: 'opened'
      portionId: string
      amountFen: number
      directedTo: string | null
      /** Among which its opener chooses. */
      projectIds: string[]
    }
  | { kind: 'gone' | 'ended' | 'own' | 'unknown' }
  /** Of a pot: its video was not watched to the end today, or what was watched has opened another one. */
  | { kind: 'not_watched' | 'spent' }

export type Directing = {
  /** The envelope's own project, with which the portion's id begins. */
  projectId: string
  portionId: string
  donorId: string
  toProjectId: string
}

export type Directed =
  | { kind: 'directed'; amountFen: number }
  /** To another project, before. */
  | { kind: 'elsewhere'; directedTo: string }
  /** The project takes nothing now. */
  | { kind: 'closed'; why: ErrorName }
  | { kind: 'not_offered' | 'ended' | 'unknown' }

export type Portions = {
  /** Both reject when the database is in trouble: ask again, and hear what was done. */
  open(opening: Opening): Promise<Opened>
  direct(directing: Directing): Promise<Directed>
  /** Resolves when nothing is queued or in flight. */
  drained(): Promise<void>
}

export function portionsOf({ db, clock }: { db: Db; clock: { now(): Date } }): Portions {
  const openings = batchesOf<Opening, Opened>({
    kind: db.kind,
    // Not their envelope: what somebody watched opens one portion among several pots.
    keyOf: ({ donorId }) => donorId,
    async send(batch) {
      const asked = batch.map(({ projectId, envelopeId, donorId, portionId }, n) => ({
        n,
        project_id: projectId,
        envelope_id: envelopeId,
        donor_id: donorId,
        portion_id: portionId,
      }))
      const rows = await db.many<OpenedRow>(sql`
        select n, outcome as kind, portion_id as "portionId", amount_fen as "amountFen",
          directed_to as "directedTo", project_ids as "projectIds"
        from open_portions(${JSON.stringify(asked)}::json, ${clock.now()})`)
      return new Map(rows.map(({ n, ...opened }) => [n, opened]))
    },
  })
  const directings = batchesOf<Directing, Directed>({
    kind: db.kind,
    keyOf: ({ portionId }) => portionId,
    async send(batch) {
      const asked = batch.map(({ projectId, portionId, donorId, toProjectId }, n) => ({
        n,
        project_id: projectId,
        portion_id: portionId,
        donor_id: donorId,
        to_project: toProjectId,
      }))
      const rows = await db.many<DirectedRow>(sql`
        select n, outcome as kind, why, directed_to as "directedTo", amount_fen as "amountFen"
        from direct_portions(${JSON.stringify(asked)}::json, ${clock.now()})`)
      return new Map(rows.map(({ n, ...directed }) => [n, directed]))
    },
  })
  return {
    open: openings.add,
    direct: directings.add,
    async drained() {
      await Promise.all([openings.drained(), directings.drained()])
    },
  }
}

type OpenedRow = Opened & { n: number }
type DirectedRow = Directed & { n: number }
