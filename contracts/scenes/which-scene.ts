/** Which scene is on: decided by the Beijing day alone, so that a phone without a network knows it too. */
import { addDays, type Day, day, daysBetween } from '../beijing'
import type { Words } from '../declare'
import { scenes } from './all'
import { dayOfLunar, dayOfTerm, isKnown } from './lunar'
import type { Scene, When } from './schema'

export type Circumstances = {
  /** An operator's switch is on. */
  mourning?: boolean
  /** An emergency appeal is published and takes gifts. */
  emergency?: boolean
}

const byPriority = [...scenes].sort((a, b) => b.priority - a.priority)

/** The one scene of a day. */
export function sceneOn(at: Day, circumstances: Circumstances = {}): Scene {
  const on = byPriority.find(({ dates }) => dates.some((when) => isOn(when, at, circumstances)))
  if (!on) throw new Error('a scene must be there for every day')
  return on
}

export function sceneCalled(key: string): Scene | undefined {
  return scenes.find((scene) => scene.key === key)
}

export type Mark = { scene: string; name: Words }

/** The scenes that have their day on this one, the highest first: two can. */
export function marksOn(at: Day): Mark[] {
  return byPriority.flatMap(({ key, dates }) =>
    dates.flatMap((when) =>
      marksOf(when)
        .filter(({ offset }) => mainDays(when, at).some((main) => addDays(main, offset) === at))
        .map(({ name }) => ({ scene: key, name })),
    ),
  )
}

/** The scene's own day that is nearest ahead, this one included; undefined for what has no day. */
export function nextDayOf(scene: Scene, from: Day): Day | undefined {
  const year = Number(from.slice(0, 4))
  return scene.dates
    .flatMap((when) => [year, year + 1].flatMap((of) => mainDay(when, of) ?? []))
    .filter((main) => main >= from)
    .sort()[0]
}

export type Span = { from: Day; to: Day }

/** Whether a scene is in its days, before its next ones, or just past its last ones. */
export type Standing = Span & { state: 'on' | 'coming' | 'over' }

/** So long after its last day a scene's page still looks back. */
const LOOKS_BACK_DAYS = 30

/** Where a scene stands on a day, with the days that its page is of. */
export function standingOf(scene: Scene, at: Day, circumstances: Circumstances = {}): Standing {
  const spans = spansNear(scene, at)
  const here = spans.find(({ from, to }) => at >= from && at <= to)
  if (here) return { state: 'on', ...here }
  const before = spans.filter(({ to }) => to < at).pop()
  if (before && daysBetween(before.to, at) <= LOOKS_BACK_DAYS) return { state: 'over', ...before }
  const next = spans.find(({ from }) => from > at)
  if (next) return { state: 'coming', ...next }
  const on = scene.dates.some((when) => isOn(when, at, circumstances))
  return { state: on ? 'on' : 'over', from: at, to: at }
}

/** A scene's days in this year and its neighbours, in their order. */
function spansNear(scene: Scene, at: Day): Span[] {
  return scene.dates
    .flatMap((when) => {
      if (!('before' in when)) return []
      return mainDays(when, at).map((main) => ({
        from: addDays(main, -when.before),
        to: addDays(main, when.after),
      }))
    })
    .sort((one, other) => (one.from < other.from ? -1 : 1))
}

/** Whether envelopes are sent on a day: not at Qingming, and not while there is mourning. */
export function envelopesOn(at: Day, mourning: boolean): boolean {
  // An emergency is no reason against them: it is worn on any ordinary day, for weeks.
  return sceneOn(at, { mourning }).allowsEnvelopes
}

function isOn(when: When, at: Day, { mourning, emergency }: Circumstances): boolean {
  if (when.on === 'always') return true
  if (when.on === 'mourning') return mourning === true
  if (when.on === 'emergency') return emergency === true
  return mainDays(when, at).some((main) => {
    const days = daysBetween(main, at)
    return days >= -when.before && days <= when.after
  })
}

/** Those of this year and of its neighbours: what begins in December can belong to January. */
function mainDays(when: When, at: Day): Day[] {
  const year = Number(at.slice(0, 4))
  return [year - 1, year, year + 1].flatMap((of) => mainDay(when, of) ?? [])
}

function mainDay(when: When, year: number): Day | undefined {
  if (when.on === 'gregorian') return day(`${year}-${twoDigits(when.month)}-${twoDigits(when.day)}`)
  if (when.on !== 'lunar' && when.on !== 'term') return undefined
  // Outside the table there is no festival, and never a wrong one.
  if (!isKnown(day(`${year}-01-01`))) return undefined
  return when.on === 'term' ? dayOfTerm(year, when.term) : dayOfLunar(year, when.month, when.day)
}

function marksOf(when: When): readonly { offset: number; name: Words }[] {
  return 'marks' in when ? when.marks : []
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
