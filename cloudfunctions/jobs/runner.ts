/**
 * Runs due jobs and reads the outbox. It wakes when a transaction that planned work commits, in this
 * process or another one, and each second in any case; one round runs at a time.
 */
import type { Logger } from 'pino'
import type { Db } from '../db'
import {
  claim,
  type Job,
  type JobName,
  type Next,
  nextDueAt,
  settleJobs,
  WORK_CHANNEL,
} from './jobs'
import { drainOutbox, type OutboxReader } from './outbox'

const SCAN_MS = 1_000
const CLAIM_MAX = 200
/** A job that fails comes back after 2 s, 4 s, … at most an hour. */
const RETRY_BASE_MS = 2_000
const RETRY_MAX_MS = 3_600_000

/** Does claimed jobs of one name, and says of each what comes next. What it leaves out has failed. */
export type Worker = (jobs: Job[]) => Promise<ReadonlyMap<string, Next>>

export type Runner = {
  start(): Promise<void>
  /** Does all that is due at this moment, and answers when it is done. */
  runDue(): Promise<void>
  nextDueAt(): Promise<Date | null>
  /** True while rounds succeed. */
  healthy(): boolean
  stop(): Promise<void>
}

export function runnerOf(deps: {
  db: Db
  clock: { now(): Date }
  log: Logger
  workers: Readonly<Record<JobName, Worker>>
  readers: readonly OutboxReader[]
}): Runner {
  const { db, clock, log } = deps
  const names = Object.keys(deps.workers) as JobName[]
  let round: Promise<void> | undefined
  let wanted = false
  let stopped = false
  let healthy = true
  let timer: NodeJS.Timeout | undefined
  let stopListening = async () => {}

  function wake() {
    if (stopped) return
    wanted = true
    round ??= rounds().finally(() => {
      round = undefined
    })
  }

  async function rounds(): Promise<void> {
    while (wanted && !stopped) {
      wanted = false
      try {
        await work()
        healthy = true
      } catch (error) {
        healthy = false
        log.error({ err: error }, 'a round of jobs failed')
      }
    }
  }

  /** A part that fails keeps no other from its work; the round has failed when all had their turn. */
  async function work(): Promise<void> {
    const faults: unknown[] = []
    const parts = [() => drainOutbox(db, deps.readers), ...names.map((name) => () => workOff(name))]
    for (const part of parts) await part().catch((fault) => faults.push(fault))
    if (faults.length > 0) throw faults[0]
  }

  async function workOff(name: JobName): Promise<void> {
    while (!stopped) {
      const jobs = await claim(db, name, clock.now(), CLAIM_MAX)
      if (jobs.length === 0) return
      await settleJobs(db, name, await outcomesOf(name, jobs))
    }
  }

  async function outcomesOf(name: JobName, jobs: Job[]): Promise<Map<string, Next>> {
    const outcomes = new Map<string, Next>(jobs.map((job) => [job.key, { at: retryAt(job) }]))
    try {
      for (const [key, next] of await deps.workers[name](jobs)) outcomes.set(key, next)
    } catch (error) {
      log.error({ err: error, job: name, jobs: jobs.length }, 'jobs failed and will come back')
    }
    return outcomes
  }

  function retryAt(job: Job): Date {
    const pause = Math.min(RETRY_BASE_MS * 2 ** Math.min(job.attempt, 20), RETRY_MAX_MS)
    return new Date(clock.now().getTime() + pause)
  }

  return {
    async start() {
      stopListening = await db.listen(WORK_CHANNEL, wake)
      timer = setInterval(wake, SCAN_MS)
      wake()
    },
    async runDue() {
      await round
      await work()
    },
    nextDueAt: () => nextDueAt(db),
    healthy: () => healthy,
    async stop() {
      stopped = true
      clearInterval(timer)
      await round
      await stopListening()
    },
  }
}

/** Makes a worker of what does one job, a few at a time. A job that throws comes back later. */
export function oneByOne(log: Logger, doOne: (job: Job) => Promise<Next>, atATime = 8): Worker {
  return async (jobs) => {
    const outcomes = new Map<string, Next>()
    const waiting = [...jobs]
    const hand = async () => {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        try {
          outcomes.set(job.key, await doOne(job))
        } catch (error) {
          log.warn({ err: error, job: job.name, attempt: job.attempt }, 'a job will come back')
        }
      }
    }
    await Promise.all(Array.from({ length: atATime }, hand))
    return outcomes
  }
}
