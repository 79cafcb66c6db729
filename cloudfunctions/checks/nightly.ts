/** The books proven each night, in the quiet hours, without asking anybody. */
import { addDays, dayOf, startOf } from '../../contracts/beijing'
import type { App } from '../app'
import type { Db } from '../db'
import { plan, type Worker } from '../jobs'
import { audit, auditReport } from './audit'

const AT_MS = 4 * 3_600_000

type Night = Pick<App, 'db' | 'clock' | 'log' | 'signer'>

/** Begun and not waited for: years of gifts take minutes, and other work has its turn meanwhile. */
export function auditWorker(app: Night): Worker {
  let proving = false
  return async (jobs) => {
    if (!proving) {
      proving = true
      void prove(app).finally(() => {
        proving = false
      })
    }
    const at = nextNight(app.clock.now())
    return new Map(jobs.map(({ key }) => [key, { at }]))
  }
}

/** Begins the nights, or finds that they are planned already. */
export async function planAudit(db: Db, now: Date): Promise<void> {
  await db.transaction((tx) =>
    plan(tx, { name: 'books.audit', key: 'nightly', dueAt: nextNight(now) }),
  )
}

async function prove({ db, clock, log, signer }: Night): Promise<void> {
  try {
    const findings = await audit({ db, clock, publicKey: signer.publicKey })
    if (auditReport(findings).well) return log.info('the nightly audit: the books are right')
    const lies = findings.flatMap(({ check, lies }) => lies.map((lie) => `${check}: ${lie}`))
    log.error({ lies }, 'the nightly audit: THE BOOKS ARE WRONG')
  } catch (error) {
    log.error({ err: error }, 'the nightly audit could not be carried out')
  }
}

function nextNight(now: Date): Date {
  const today = startOf(dayOf(now)).getTime() + AT_MS
  return today > now.getTime()
    ? new Date(today)
    : new Date(startOf(addDays(dayOf(now), 1)).getTime() + AT_MS)
}
