/**
 * The browser's Back closes what lies over the page. While anything does, one entry of ours lies on the
 * page's in the history: the same address, the same state, and a mark. Where we are is read from the
 * browser, and nothing else moves before a step of ours has arrived (docs/decisions/0008).
 */
import Taro from '@tarojs/taro'
import type { HoldBack, LeavePage } from './back'
import { hearPhone, phone, tellPhone } from './bridge.h5'
import { keepOwnHistory } from './frame-history.h5'

/** Only a browser that was put to sleep on its way takes as long; then we no longer wait for the step. */
const STEP_MS_MAX = 500

type Held = { onBack: () => void }
type Place = { page: string; ours: boolean }
/** A page that has another address now; its entry `idx`, or ours on it, may still have the one before. */
type Renamed = { idx: number; was: string; is: string }

if (phone) keepOwnHistory(window)

/** What lies over the page, the topmost last. */
let over: Held[] = []
let renamed = renamedBefore()
/** The number of the entry that we last looked at. */
let latest = -1
/** Where we were when we last looked. */
let known = place()
/** A step of ours through the history, until the browser has made it. */
let step: Promise<void> | undefined
let arrive: (() => void) | undefined
/** Back has just left our entry, so that it can be had again by going forward. */
let ahead = false
/** The last step was kept from the router. */
let kept = false

// Heard before the router's own listener, which takes every step for another page and loads it anew.
window.addEventListener('popstate', moved, { capture: true })
// A step between two addresses of one page is told a second time, and the router would load the page for it.
window.addEventListener('hashchange', (event) => kept && event.stopImmediatePropagation(), {
  capture: true,
})
// A page that was loaded again may find itself on an entry of ours, with nothing open.
window.addEventListener('pageshow', settle)
hearPhone('back', goBack)

export const holdBack: HoldBack = (onBack) => {
  const held = { onBack }
  over.push(held)
  settleSoon()
  return () => {
    over = over.filter((other) => other !== held)
    settleSoon()
  }
}

export const leavePage: LeavePage = (go, { adds } = { adds: false }) => {
  // They belong to the page that is left, and whoever leaves has closed them, or is about to.
  over = []
  const travel = (): void => {
    go()
    forgetNames()
    known = place()
  }
  if (adds && !step && place().ours) return inOurPlace(travel)
  settle()
  if (step) void allArrived().then(travel)
  else travel()
}

/**
 * The page has another address from now on, whether it is on its own entry or on ours: the other one is
 * told when it is reached, and until then it is the same page.
 */
export function renamePage(url: string): void {
  const was = window.location.href
  const { state } = window.history
  // Loaded again on our entry, the page still finds its own.
  show(url, state?.overlay ? { ...state, was: state.was ?? was } : state)
  const { idx, href: is } = here()
  if (is === was) return
  renamed = renamed.filter((one) => one.idx !== idx || one.was !== is)
  for (const one of renamed) if (one.idx === idx && one.is === was) one.is = is
  renamed.push({ idx, was, is })
  known = place()
}

function moved(event: PopStateEvent): void {
  const from = known
  const { href } = here()
  // Before the router reads where it is.
  if (href !== window.location.href) show(href)
  known = place()
  const stayed = known.page === from.page
  kept = stayed && (known.ours || from.ours)
  if (kept) event.stopImmediatePropagation()
  if (!stayed) closeAll()
  if (arrive) arrive()
  else if (stayed && from.ours && !known.ours) {
    ahead = true
    over.at(-1)?.onBack()
  }
  settleSoon()
}

/** The phone's own button: what lies over the page closes as it does by Back, and the last page leaves the app. */
function goBack(): void {
  const top = over.at(-1)
  if (top) top.onBack()
  else if (Taro.getCurrentPages().length > 1) leavePage(() => void Taro.navigateBack())
  else tellPhone('leave', {})
}

/** Later, because a sheet that takes the place of another one closes first and opens then. */
function settleSoon(): void {
  setTimeout(settle)
}

/** On an entry of ours if anything is open, on the page's own if not. */
function settle(): void {
  if (step) return
  const { ours } = place()
  if (over.length === 0 && ours) stepBy(-1)
  else if (over.length > 0 && !ours) {
    // Chrome's Back button skips a page that adds an entry without a tap since the last Back.
    if (ahead) stepBy(1)
    else add()
  }
  ahead = false
}

function stepBy(delta: 1 | -1): void {
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
    setTimeout(resolve, STEP_MS_MAX)
  })
  step = arrived.then(() => {
    arrive = undefined
    step = undefined
    settleSoon()
  })
  window.history.go(delta)
}

/** The step that is on its way may be the one forward: then there is one more to make. */
async function allArrived(): Promise<void> {
  await step
  settle()
  await step
}

function add(): void {
  try {
    window.history.pushState({ ...window.history.state, overlay: true }, '')
    known = place()
  } catch {
    // Safari refuses more than a hundred entries in half a minute: Back then leaves the page.
  }
}

/** The new page takes the place of our entry. The router adds its own with `pushState`, at once. */
function inOurPlace(travel: () => void): void {
  const { history } = window
  const { pushState } = history
  history.pushState = history.replaceState
  try {
    travel()
  } finally {
    history.pushState = pushState
  }
}

function closeAll(): void {
  const gone = over.reverse()
  over = []
  for (const { onBack } of gone) onBack()
}

/** The router numbers its entries and keeps the number in their state, which ours have as well. */
function place(): Place {
  const { idx, href } = here()
  return { page: `${idx} ${href}`, ours: window.history.state?.overlay === true }
}

/** The entry's number, and the address that its page has now. */
function here(): { idx: number; href: string } {
  const idx = numbered()
  const { href } = window.location
  const known = renamed.find((one) => one.idx === idx && one.was === href)
  return { idx, href: known?.is ?? href }
}

/** Another page begins at this number, and those beyond it are gone. */
function forgetNames(): void {
  const idx = numbered()
  renamed = renamed.filter((one) => one.idx < idx)
}

/**
 * The entry's number. That of an address changed by hand has none yet, and the router would count on
 * from it with NaN, which equals nothing: it gets the next one, as any page that is opened.
 */
function numbered(): number {
  const { state } = window.history
  if (Number.isInteger(state?.idx)) {
    latest = state.idx
  } else {
    latest += 1
    show(window.location.href, { ...state, idx: latest })
    forgetNames()
  }
  return latest
}

/** The router's own state stays; it knows a page by its path alone. */
function show(url: string, state: unknown = window.history.state): void {
  window.history.replaceState(state, '', url)
}

/** A page that is loaded again on an entry of ours, which has told the page's own nothing yet. */
function renamedBefore(): Renamed[] {
  const { state } = window.history
  if (!state?.overlay || !state.was) return []
  return [{ idx: state.idx, was: state.was, is: window.location.href }]
}
