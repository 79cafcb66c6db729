import { seededStream, seedFor } from '../chance'
import { ACTS_A_VISIT, type Act, acts } from './acts'

/** Who comes in a crowd, when, and what for. The same seed is the same people with the same choices. */

export type PasserBy = {
  /** 路人 12 */
  name: string
  openid: string
  /** From the start of the crowd. */
  arrivesMs: number
  acts: readonly Act[]
  /** This person's own stream, so that no other person's haste changes a choice. */
  chance(): number
}

type Wish = { people: number; seconds: number; seed: number }

/** Everybody, the first to come first. */
export const passersBy = ({ people, seconds, seed }: Wish): PasserBy[] =>
  Array.from({ length: people }, (_, index) => {
    const chance = seededStream(seedFor(seed, `passer-by ${index + 1}`))
    return {
      name: `路人 ${index + 1}`,
      openid: `oSIM-crowd-${seed}-${index + 1}`,
      arrivesMs: chance() * seconds * 1000,
      acts: Array.from({ length: ACTS_A_VISIT }, () => drawn(chance())),
      chance,
    }
  }).sort((one, other) => one.arrivesMs - other.arrivesMs)

/** The row of the table on which a share of all weights falls. */
const drawn = (share: number): Act => {
  const all = acts.reduce((sum, { weight }) => sum + weight, 0)
  let left = share * all
  const act = acts.find(({ weight }) => {
    left -= weight
    return left < 0
  })
  return act ?? acts[0]
}
