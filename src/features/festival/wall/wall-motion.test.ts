import { FRAME_MS, type WallMotion, wallMotion } from './wall-motion'
import type { Wall } from './wall-state'

/** A clock that is moved by hand, with the drawings that it led to. */
function aStage({ still = false } = {}) {
  let nowMs = 1_000
  let due: { work: () => void; at: number } | undefined
  const drawn: { at: number; wall: Wall }[] = []
  const motion: WallMotion = wallMotion({
    draw: (wall, at) => void drawn.push({ at, wall }),
    now: () => nowMs,
    later: (work, ms) => {
      due = { work, at: nowMs + ms }
      return () => {
        due = undefined
      }
    },
    still,
  })
  const pass = (ms: number): void => {
    const end = nowMs + ms
    while (due && due.at <= end) {
      const { work, at } = due
      due = undefined
      nowMs = Math.max(nowMs, at)
      work()
    }
    nowMs = end
  }
  return { motion, drawn, pass, isIdle: () => due === undefined }
}

const lit = (count: number) => ({ lit: count, wishes: [] })
const litIn = (wall: Wall | undefined): number => wall?.filter((place) => place.lit).length ?? 0

test('the first answer is drawn once, as it stands', () => {
  const { motion, drawn, pass, isIdle } = aStage()
  motion.show(lit(4))
  pass(5_000)
  expect(drawn).toHaveLength(1)
  expect(litIn(drawn[0]?.wall)).toBe(4)
  expect(isIdle()).toBe(true)
})

test('a gift’s light grows for less than a second, and then nothing is drawn any more', () => {
  const { motion, drawn, pass, isIdle } = aStage()
  motion.show(lit(4))
  pass(1_000)
  drawn.length = 0
  motion.show(lit(5))
  pass(10_000)
  expect(litIn(drawn[0]?.wall)).toBe(5)
  expect(drawn.length).toBeGreaterThan(10)
  expect(drawn.length).toBeLessThanOrEqual(20)
  expect(isIdle()).toBe(true)
})

test('in a spike of thousands it is drawn twenty times a second at most', () => {
  const { motion, drawn, pass } = aStage()
  for (let second = 0; second < 60; second += 1) {
    motion.show(lit(second * 5_000))
    // Answers that come close together change nothing about it.
    pass(300)
    motion.show(lit(second * 5_000 + 2_000))
    pass(700)
  }
  for (let second = 0; second < 60; second += 1) {
    const from = 1_000 + second * 1_000
    const within = drawn.filter(({ at }) => at >= from && at < from + 1_000)
    expect(within.length).toBeLessThanOrEqual(1_000 / FRAME_MS)
  }
  expect(drawn.length).toBeGreaterThan(600)
})

test('where nothing moves, a new answer is one new picture', () => {
  const { motion, drawn, pass } = aStage({ still: true })
  motion.show(lit(1))
  pass(1_000)
  motion.show(lit(3))
  pass(1_000)
  expect(drawn.map(({ wall }) => litIn(wall))).toEqual([1, 3])
  expect(drawn[1]?.wall.some(({ kindledMs }) => kindledMs !== undefined)).toBe(false)
})

test('a page that is left draws nothing more', () => {
  const { motion, drawn, pass } = aStage()
  motion.show(lit(1))
  motion.stop()
  pass(1_000)
  expect(drawn).toEqual([])
})
