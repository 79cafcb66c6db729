/**
 * Runs due jobs and reads the outbox, each kind of work in a lane of its own, so that a long bill keeps
 * no refund waiting. It wakes when a transaction that planned work commits, in this process or another
 * one, and each second in any case.
 */
import type { Logger } from 'pino'
import type { Db } from '../db'
import {
  claim,
  type Job,
  type JobName,
  type Next,
  nextDueAt,
  renewLeases,
  settleJobs,
  WORK_CHANNEL,
  whatIsDue,
} from './jobs'
import { type Lane, laneOf } from './lane'
import { drainOutbox, type OutboxReaders } from './outbox'

const SCAN_MS = 1_000
const CLAIM_MAX = 200
/** Three times in the life of a lease. */
const RENEW_MS = 20_000
/** A job that fails comes back after 2 s, 4 s, … at most an hour. */
const RETRY_BASE_MS = 2_000
const RETRY_MAX_MS = 3_600_000

/** Does claimed jobs of one name, and says of each what comes next. What it leaves out has failed. */
export type Worker = (jobs: Job[]) => Promise<ReadonlyMap<string, Next>>

export type Runner = {
  start(): Promise<void>
  /** Does all that is due at this moment and what comes of it, and answers when it is done. */
  runDue(): Promise<void>
  /** Acts while no round is under way. What was to begin meanwhile is found by the next look. */
  between(act: () => Promise<void>): Promise<void>
  nextDueAt(): Promise<Date | null>
  /** True while the last round of every lane has succeeded. */
  healthy(): boolean
  stop(): Promise<void>
}

export function runnerOf(deps: {
  db: Db
  clock: { now(): Date }
  log: Logger
  workers: Readonly<Record<JobName, Worker>>
  readers: OutboxReaders
  /** Of work that waits for somebody else, so many rounds stand beside each other; else one. */
  rounds?: Partial<Record<JobName, number>>
  renewMs?: number
}): Runner {
  const { db, clock, log } = deps
  const names = Object.keys(deps.workers) as JobName[]
  let stopped = false
  /** How many wait for the rounds to end. */
  let resting = 0
  let begun = 0
  const aLane = (work: () => Promise<number>) =>
    laneOf(
      async () => (isHalted() ? 0 : work()),
      (fault) => log.error({ err: fault }, 'a round of jobs failed'),
    )
  const counted = (work: () => Promise<number>) =>
    aLane(() => {
      begun += 1
      return work()
    })
  const outbox = counted(() => drainOutbox(db, deps.readers))
  const lanesOf = new Map(
    names.map((name) => [
      name,
      Array.from({ length: deps.rounds?.[name] ?? 1 }, () => counted(() => workOff(name))),
    ]),
  )
  const works = [...lanesOf.values()].flat()
  const lanes = [outbox, ...works]
  let timer: NodeJS.Timeout | undefined
  let stopListening = async () => {}

  const look = aLane(async () => {
    const due = await lanesDue()
    // Whatever failed shows by another round whether it is well again.
    begin(works.filter((lane) => due.includes(lane) || !lane.healthy()))
    if (!due.includes(outbox) && outbox.healthy()) return 0
    // What the readers planned is due now. What a job tells the outbox waits for the next scan: at a peak
    // there is always more, and it is read a second's worth at a time.
    outbox.round().then(
      (facts) => facts > 0 && begin(works),
      () => {},
    )
    return 0
  })

  function wake() {
    begin([look])
  }

  async function lanesDue(): Promise<Lane[]> {
    const { names: due, facts } = await whatIsDue(db, clock.now())
    const lanes = [...due].flatMap(lanesFor)
    return facts ? [outbox, ...lanes] : lanes
  }

  /** One that is free; it calls the next one when there is more than it can claim. */
  function lanesFor(name: JobName): readonly Lane[] {
    const all = lanesOf.get(name) ?? []
    const free = all.find((lane) => !lane.busy())
    return free ? [free] : all
  }

  function begin(some: readonly Lane[]) {
    for (const lane of some) lane.round().catch(() => {})
  }

  async function runDue(): Promise<void> {
    for (let quiet = false; !quiet && !stopped; ) {
      const before = begun
      await idle()
      const due = await lanesDue()
      // What a round that began meanwhile has claimed is due no more, and not done yet either.
      quiet = due.length === 0 && begun === before
      const rounds = await Promise.allSettled(due.map((lane) => lane.round()))
      for (const round of rounds) if (round.status === 'rejected') throw round.reason
    }
  }

  async function between(act: () => Promise<void>): Promise<void> {
    resting += 1
    try {
      await idle()
      await act()
    } finally {
      resting -= 1
    }
  }

  function isHalted(): boolean {
    return stopped || resting > 0
  }

  async function idle(): Promise<void> {
    await Promise.all(lanes.map((lane) => lane.idle()))
  }

  async function workOff(name: JobName): Promise<number> {
    let done = 0
    while (!isHalted()) {
      const jobs = await claim(db, name, clock.now(), CLAIM_MAX)
      if (jobs.length === 0) break
      if (jobs.length === CLAIM_MAX) begin(lanesFor(name))
      await settleJobs(db, name, await outcomesOf(name, jobs))
      done += jobs.length
    }
    return done
  }

  async function outcomesOf(name: JobName, jobs: Job[]): Promise<Map<string, Next>> {
    const outcomes = new Map<string, Next>(jobs.map((job) => [job.key, { at: retryAt(job) }]))
    const renewing = setInterval(() => {
      renewLeases(db, name, [...outcomes.keys()]).catch(() => {})
    }, deps.renewMs ?? RENEW_MS)
    try {
      for (const [key, next] of await deps.workers[name](jobs)) outcomes.set(key, next)
    } catch (error) {
      log.error({ err: error, job: name, jobs: jobs.length }, 'jobs failed and will come back')
    } finally {
      clearInterval(renewing)
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
    runDue,
    between,
    nextDueAt: () => nextDueAt(db),
    healthy: () => [look, ...lanes].every((lane) => lane.healthy()),
    async stop() {
      stopped = true
      clearInterval(timer)
      await look.idle()
      await idle()
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
