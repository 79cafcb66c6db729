/** One kind of work, one round at a time. */
export type Lane = {
  /**
   * How much was done. A round that was not begun yet sees all that is due by now, so whoever asks
   * meanwhile shares it. Rejects when the work failed.
   */
  round(): Promise<number>
  /** True while a round is under way. */
  busy(): boolean
  /** Resolves when the round that is under way has ended. */
  idle(): Promise<unknown>
  /** False after a round that failed, until one succeeds. */
  healthy(): boolean
}

export function laneOf(work: () => Promise<number>, failed: (fault: unknown) => void): Lane {
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<number> | undefined
  let healthy = true
  let busy = false

  async function noted(): Promise<number> {
    busy = true
    try {
      const done = await work()
      healthy = true
      return done
    } catch (fault) {
      healthy = false
      failed(fault)
      throw fault
    } finally {
      busy = false
    }
  }

  return {
    round() {
      next ??= running.then(() => {
        next = undefined
        const round = noted()
        running = round.catch(() => {})
        return round
      })
      return next
    },
    busy: () => busy,
    idle: () => running,
    healthy: () => healthy,
  }
}
