/**
 * How an envelope's money is split, drawn once from a seed that is kept: the same seed gives the same
 * split, so that anybody can draw it again and compare.
 */
import { createHash } from 'node:crypto'
import type { Split } from '../../contracts/envelopes'

/**
 * The portions in the order in which they are opened: whole fen, each at least one, in sum `totalFen`. Equal
 * ones differ by a fen at most; of random ones each is at most twice the mean of what is left, rounded down.
 * @throws RangeError when there are more portions than fen
 */
export function splitFen(
  totalFen: number,
  { portions, split, seed }: { portions: number; split: Split; seed: string },
): number[] {
  if (portions < 1 || portions > totalFen) throw new RangeError('more portions than fen')
  return split === 'equal' ? equalParts(totalFen, portions) : randomParts(totalFen, portions, seed)
}

function equalParts(totalFen: number, portions: number): number[] {
  const each = Math.floor(totalFen / portions)
  const odd = totalFen - each * portions
  return Array.from({ length: portions }, (_, n) => each + (n < odd ? 1 : 0))
}

function randomParts(totalFen: number, portions: number, seed: string): number[] {
  const draw = drawsFrom(seed)
  const parts: number[] = []
  let leftFen = totalFen
  for (let left = portions; left > 1; left -= 1) {
    const most = Math.min(Math.floor((2 * leftFen) / left), leftFen - (left - 1))
    const part = 1 + draw(most)
    parts.push(part)
    leftFen -= part
  }
  return [...parts, leftFen]
}

const WORD = 2 ** 32

/** Whole numbers below a bound, each as likely as another: what would favour the small ones is drawn again. */
function drawsFrom(seed: string): (below: number) => number {
  let words: number[] = []
  let block = 0
  function nextWord(): number {
    if (words.length === 0) {
      const bytes = createHash('sha256').update(`${seed}:${block}`).digest()
      words = Array.from({ length: bytes.length / 4 }, (_, n) => bytes.readUInt32BE(4 * n))
      block += 1
    }
    return words.shift() as number
  }
  return (below) => {
    const fair = WORD - (WORD % below)
    let word = nextWord()
    while (word >= fair) word = nextWord()
    return word % below
  }
}
