/** What a page says of time, by the server's clock: nothing in it depends on how a phone is set. */
import { type Day, dayOf, daysBetween, startOf } from '../../../contracts/beijing'
import type { Scene } from '../../../contracts/scenes/schema'
import { nextDayOf, type Standing } from '../../../contracts/scenes/which-scene'

export type Left = { days: number; hours: number; minutes: number; seconds: number }

/** The beginning of the scene's own day, while that lies ahead and the scene counts towards it. */
export function countedTo(scene: Scene, { state, to }: Standing, now: Date): Date | undefined {
  if (!scene.countdown || state === 'over') return undefined
  const next = nextDayOf(scene, dayOf(now))
  if (next === undefined || next > to || next === dayOf(now)) return undefined
  return startOf(next)
}

/** What is left until then; nothing below zero. */
export function leftUntil(until: Date, now: Date): Left {
  const seconds = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1_000))
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3_600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  }
}

/** Whole days from today to the last one, which is 0. */
export function daysLeft(to: string, now: Date): number {
  return daysBetween(dayOf(now), to as Day)
}
