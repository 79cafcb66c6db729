import { CallFailed } from './product'

/** What a crowd has come to so far. */
export type Count = {
  /** People who have come in. */
  came: number
  /** Pages that were read. */
  read: number
  given: number
  givenFen: number
  /** Visits and acts that came to nothing; `refused` counts those among them to which the product said no. */
  failed: number
  refused: number
  /** The last of them, in a sentence. */
  lastFailure?: string
}

export type Tally = ReturnType<typeof createTally>

export const createTally = () => {
  const count: Count = { came: 0, read: 0, given: 0, givenFen: 0, failed: 0, refused: 0 }

  const fail = (sentence: string, times = 1) => {
    count.failed += times
    count.lastFailure = sentence
  }

  return {
    count,
    came() {
      count.came += 1
    },
    read() {
      count.read += 1
    },
    gave(amountFen: number) {
      count.given += 1
      count.givenFen += amountFen
    },
    fail,
    /** Does something that may fail, and counts it when it does; then there is no answer. */
    async attempt<T>(something: () => Promise<T>): Promise<T | undefined> {
      try {
        return await something()
      } catch (error) {
        if (error instanceof CallFailed && error.isRefused) count.refused += 1
        fail(error instanceof Error ? error.message : String(error))
        return undefined
      }
    },
  }
}
