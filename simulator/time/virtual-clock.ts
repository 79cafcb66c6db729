import { createAgenda } from './agenda'

/**
 * The simulator's own time. It runs at real speed from wherever it was put last, and what is planned
 * on it happens by itself. Time travel freezes it, moves it from event to event, and lets it go again.
 */
export type VirtualClock = {
  nowMs(): number
  /** Plans work for a moment; a moment that has passed means at once. */
  plan(dueMs: number, work: () => void | Promise<void>): void
  nextDueMs(): number | undefined
  /** Counts work that was begun outside the agenda, so that time waits for it before it moves on. */
  wait(work: Promise<void>): void
  /** Resolves when nothing that was begun is still running. */
  settled(): Promise<void>
  freeze(): void
  thaw(): void
  /** Puts a frozen clock forward; never back. */
  moveTo(ms: number): void
  /** Runs everything due now and waits for it, including what it leads to at the same moment. */
  runDue(): Promise<void>
  stop(): void
}

// `setTimeout` overflows at 2^31 ms (24.8 days) and would fire at once, so a longer wait is taken in pieces.
const TIMER_MS_MAX = 2 ** 31 - 1

export const createVirtualClock = (startMs: number, realNowMs = Date.now): VirtualClock => {
  const agenda = createAgenda()
  const running = new Set<Promise<void>>()
  let anchor = { virtualMs: startMs, realMs: realNowMs() }
  let frozen = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const nowMs = () => (frozen ? anchor.virtualMs : anchor.virtualMs + (realNowMs() - anchor.realMs))

  const wait = (work: Promise<void>) => {
    const done = work.finally(() => running.delete(done))
    running.add(done)
  }

  const startDue = () => {
    for (let task = agenda.takeDue(nowMs()); task !== undefined; task = agenda.takeDue(nowMs())) {
      const outcome = task.work()
      if (outcome !== undefined) wait(outcome)
    }
  }

  const arm = () => {
    clearTimeout(timer)
    const dueMs = agenda.nextDueMs()
    if (frozen || stopped || dueMs === undefined) return
    timer = setTimeout(fire, Math.min(Math.max(dueMs - nowMs(), 0), TIMER_MS_MAX))
    timer.unref()
  }

  const fire = () => {
    startDue()
    arm()
  }

  const settled = async () => {
    while (running.size > 0) await Promise.all(running)
  }

  const putAt = (virtualMs: number) => {
    anchor = { virtualMs, realMs: realNowMs() }
  }

  return {
    nowMs,
    wait,
    settled,
    nextDueMs: agenda.nextDueMs,
    plan(dueMs, work) {
      agenda.add({ dueMs, work })
      if (agenda.nextDueMs() === dueMs) arm()
    },
    freeze() {
      putAt(nowMs())
      frozen = true
      clearTimeout(timer)
    },
    thaw() {
      putAt(anchor.virtualMs)
      frozen = false
      arm()
    },
    moveTo: (ms) => putAt(Math.max(ms, anchor.virtualMs)),
    async runDue() {
      do {
        startDue()
        await settled()
      } while ((agenda.nextDueMs() ?? Number.POSITIVE_INFINITY) <= nowMs())
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
