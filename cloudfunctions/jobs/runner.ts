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
  /** Does all that is due at this moment and what comes of it, and answers when it is done. */
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
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  let stopped = false
  let healthy = true
  let timer: NodeJS.Timeout | undefined
  let stopListening = async () => {}

  /** A round that was not begun yet sees all that is due by now, so whoever asks meanwhile shares it. */
  function nextRound(): Promise<void> {
    next ??= running.then(() => {
      next = undefined
      const round = work()
      running = round.catch(() => {})
      return round
    })
    return next
  }

  function wake() {
    if (!stopped) nextRound().catch(() => {})
  }

  async function work(): Promise<void> {
    try {
      // What one part did may be another's work: a bill that settles a gift writes to the outbox.
      while (!stopped && (await pass())) {}
      healthy = true
    } catch (error) {
      healthy = false
      log.error({ err: error }, 'a round of jobs failed')
      throw error
    }
  }

  /**
   * Each part once; false when there was nothing to do. A part that fails keeps no other from its work;
   * the round has failed when all had their turn.
   */
  async function pass(): Promise<boolean> {
    const faults: unknown[] = []
    let done = 0
    const parts = [() => drainOutbox(db, deps.readers), ...names.map((name) => () => workOff(name))]
    for (const part of parts) {
      done += await part().catch((fault) => {
        faults.push(fault)
        return 0
      })
    }
    if (faults.length > 0) throw faults[0]
    return done > 0
  }

  async function workOff(name: JobName): Promise<number> {
    let done = 0
    while (!stopped) {
      const jobs = await claim(db, name, clock.now(), CLAIM_MAX)
      if (jobs.length === 0) break
      await settleJobs(db, name, await outcomesOf(name, jobs))
      done += jobs.length
    }
    return done
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
    runDue: nextRound,
    nextDueAt: () => nextDueAt(db),
    healthy: () => healthy,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
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
