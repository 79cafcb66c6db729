/** The browser's history with Taro's router in it, as tests of what lies over a page move through it. */
import { holdBack, leavePage } from './back.h5'

/** What the router would take for a change of page. It hears of a step twice, and takes the second for another one when it missed the first. */
export const heard: string[] = []
let routed = ''
const hear = (): void => {
  routed = window.location.hash
  heard.push(routed)
}
window.addEventListener('popstate', hear)
window.addEventListener('hashchange', () => window.location.hash !== routed && hear())

/** A page, as Taro's router adds it to the history: after an entry without a number its own is NaN. */
export function addPage(name: string): void {
  const idx = window.history.state?.idx + 1
  window.history.pushState({ idx, key: name }, '', `#/${name}`)
  routed = `#/${name}`
}
export function replaceBy(name: string): void {
  const { idx } = window.history.state
  window.history.replaceState({ idx, key: name }, '', `#/${name}`)
  routed = `#/${name}`
}

/** More turns than the longest way takes: Back, what closes by it, and the step that answers it. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((done) => setTimeout(done, 1))
}

export async function press(button: 'back' | 'forward'): Promise<void> {
  window.history[button]()
  await settled()
}

export const page = (): string => window.location.hash.slice(2)

/** Something over the page that closes when it is told to. */
export async function anOverlay(): Promise<{ close: () => void; open: () => boolean }> {
  let open = true
  const close = (): void => {
    open = false
    letGo()
  }
  const letGo = holdBack(close)
  await settled()
  return { close, open: () => open }
}

/** On the page of a project, with home below it. */
export async function onProject(): Promise<void> {
  leavePage(() => addPage('home'), { adds: true })
  leavePage(() => addPage('project'), { adds: true })
  await settled()
  heard.length = 0
}
