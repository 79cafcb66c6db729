/**
 * How many requests to charge a merchant may send in one second of real time: what protects the platform's
 * machines does not follow the virtual clock. Both hosts count together.
 */

export type ChargesASecond = ReturnType<typeof createChargesASecond>

/** As documented for `pay/pappayapply`. */
export const CHARGES_A_SECOND_MAX = 150

type Second = { startsMs: number; count: number }

export const createChargesASecond = (max = CHARGES_A_SECOND_MAX, realNowMs = Date.now) => {
  const seconds = new Map<string, Second>()
  return {
    /** False when this merchant has used up the second; refusals are not counted. */
    take(mchid: string): boolean {
      const startsMs = Math.floor(realNowMs() / 1000) * 1000
      const known = seconds.get(mchid)
      const count = known?.startsMs === startsMs ? known.count : 0
      if (count >= max) return false
      seconds.set(mchid, { startsMs, count: count + 1 })
      return true
    },
  }
}
