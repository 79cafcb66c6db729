import { CallFailed } from './product'

/** What a crowd has come to so far. */
export type Count = {
  /** People who have come in. */
  came: number
  /** Pages that were read. */
  read: number
  /** Gifts, envelopes and months among them, and their sum. */
  given: number
  givenFen: number
  /** People who began to give monthly, and months that they paid after the first. */
  pledged: number
  kept: number
  /** Envelopes whose card lies in a group. */
  sent: number
  /** Portions, and those of them of which somebody said where they go. */
  opened: number
  directed: number
  /** Who found an envelope with nothing left in it, or over. */
  late: number
  /** Visits and acts that came to nothing; `refused` counts those among them to which the product said no. */
  failed: number
  refused: number
  /** The last of them, in a sentence. */
  lastFailure?: string
}

export type Tally = ReturnType<typeof createTally>

export const createTally = () => {
  const count: Count = {
    came: 0,
    read: 0,
    given: 0,
    givenFen: 0,
    pledged: 0,
    kept: 0,
    sent: 0,
    opened: 0,
    directed: 0,
    late: 0,
    failed: 0,
    refused: 0,
  }

  const fail = (sentence: string, times = 1) => {
    count.failed += times
    count.lastFailure = sentence
  }

  return {
    count,
    came() {
      count.came += 1
    },
    did: {
      read() {
        count.read += 1
      },
      gave(amountFen: number) {
        count.given += 1
        count.givenFen += amountFen
      },
      pledged() {
        count.pledged += 1
      },
      kept() {
        count.kept += 1
      },
      sent() {
        count.sent += 1
      },
      opened() {
        count.opened += 1
      },
      directed() {
        count.directed += 1
      },
      late() {
        count.late += 1
      },
    },
    fail,
    /** Does something that may fail, and counts it when it does; then there is no answer. */
    async attempt<T>(something: () => Promise<T>): Promise<T | undefined> {
      try {
        return await something()
      } catch (error) {
        if (error instanceof CallFailed && error.refusal !== undefined) count.refused += 1
        fail(error instanceof Error ? error.message : String(error))
        return undefined
      }
    },
  }
}
