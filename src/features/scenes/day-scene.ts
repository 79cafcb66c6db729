/**
 * What the day wears, for every page: decided by the Beijing day on the phone alone, so that it is right
 * offline and at midnight, and by the server's word on what only an operator knows.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { addDays, type Day, dayOf, startOf } from '../../../contracts/beijing'
import type { Scene } from '../../../contracts/scenes/schema'
import { envelopesOn, sceneCalled, sceneOn } from '../../../contracts/scenes/which-scene'
import { call, jitterMs, type Result } from '../../cloud'
import { serverClock } from '../../cloud/server-time'
import { lifecycle, storage } from '../../platform'
import { type Worn, wear } from '../../ui'
import { dressOf, dressOn, isMourning } from './dress'

export type DayScene = {
  day: Day
  scene: Scene
  /** The server's page of it, once it was there today. */
  page: Result<'scenes.now'> | undefined
}

const KEPT = 'scene'
/** Phones do not all ask at the first moment of a day: they know the scene without it. */
const MIDNIGHT_JITTER_MS = 5_000
/** What only an operator knows is known so soon, and while nobody looks nothing is asked. */
const ASK_MS = 60_000

let current: DayScene | undefined
const watchers = new Set<() => void>()

/** The scene of today, as far as this phone knows. */
export function useDayScene(): DayScene {
  return useSyncExternalStore(watch, known)
}

/** Keeps every page in the dress of the day; used once, at the root of the app. */
export function useDayDress(): void {
  useEffect(() => {
    let asking: ReturnType<typeof setTimeout>
    let midnight: ReturnType<typeof setTimeout>
    let dressedFor: Day | undefined
    let shown = true
    function askAfter(waitMs: number): void {
      clearTimeout(asking)
      if (shown) asking = setTimeout(ask, waitMs)
    }
    async function ask(): Promise<void> {
      await askScene()
      askAfter(ASK_MS)
    }
    function decideAnew(): void {
      const { day, page } = known()
      decide(page)
      clearTimeout(midnight)
      midnight = setTimeout(decideAnew, untilMidnightMs())
      if (dressedFor !== undefined && dressedFor !== day) askAfter(jitterMs(MIDNIGHT_JITTER_MS))
      dressedFor = day
    }
    // Timers sleep with the app, and the day may have gone on meanwhile.
    function wake(): void {
      shown = true
      decideAnew()
      clearTimeout(asking)
      void ask()
    }
    function sleep(): void {
      shown = false
      clearTimeout(asking)
    }
    wake()
    const stops = [
      lifecycle.onShow(wake),
      lifecycle.onHide(sleep),
      serverClock.onSetAnew(decideAnew),
    ]
    return () => {
      sleep()
      clearTimeout(midnight)
      for (const stop of stops) stop()
    }
  }, [])
}

/** Asks a page anew once the server has told of another day: phones get there one after the other. */
export function useEachNewDay(again: () => void): void {
  const told = useDayScene().page?.day
  const before = useRef(told)
  useEffect(() => {
    if (told === undefined) return
    if (before.current !== undefined && before.current !== told) again()
    before.current = told
  }, [told, again])
}

/** Asks the server again; without an answer what is known stays. */
async function askScene(): Promise<void> {
  const answer = await call('scenes.now', {})
  if (!answer.ok) return
  const page = answer.value
  serverClock.heard(page.totals.asOf)
  storage.write(KEPT, { day: page.day, key: page.key })
  decide(page)
}

function known(): DayScene {
  // Whoever asks after midnight gets the new day, also where no timer told of it.
  if (current?.day !== dayOf(serverClock.now())) current = decided(undefined)
  return current
}

function decide(page: Result<'scenes.now'> | undefined): void {
  current = decided(page)
  const { scene } = current
  wear(scene.key === 'ordinary' ? undefined : dressOf(scene))
  for (const watcher of watchers) watcher()
}

/** The server's word holds for its own day. A scene that this version does not know is not worn. */
function decided(page: Result<'scenes.now'> | undefined): DayScene {
  const day = dayOf(serverClock.now())
  const told = page?.day === day ? page.key : keptFor(day)
  const scene = (told && sceneCalled(told)) || sceneOn(day)
  return { day, scene, page: page?.day === day ? page : undefined }
}

/** What was told today, before the app was opened again without a network. */
function keptFor(day: Day): string | undefined {
  const kept = storage.read(KEPT)
  if (typeof kept !== 'object' || kept === null) return undefined
  const { day: of, key } = { day: undefined, key: undefined, ...kept } as Record<string, unknown>
  return of === day && typeof key === 'string' ? key : undefined
}

/** Whether today is a day of mourning: no festival, no envelopes, no motion. */
export function useMourning(): boolean {
  return isMourning(useDayScene().scene)
}

/** What a day that is looked at (`YYYY-MM-DD`) wears: on a day of mourning every other one is grey too. */
export function useDressOn(at: string): Worn {
  const { scene } = useDayScene()
  return isMourning(scene) ? dressOf(scene) : dressOn(at)
}

/** Whether envelopes are sent today: not at Qingming, and not on a day of mourning. */
export function useSendsEnvelopes(): boolean {
  const { day, scene } = useDayScene()
  return envelopesOn(day, isMourning(scene))
}

function untilMidnightMs(): number {
  const now = serverClock.now()
  return startOf(addDays(dayOf(now), 1)).getTime() - now.getTime()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
