/**
 * A history of the page's own, for a page in a phone. The browser keeps one for the window and all frames
 * in it: a page that is opened on one phone would be the next "back" of the other, and of the window
 * around both (docs/decisions/0012). So the entries are kept here, and the browser only ever has one,
 * whose address and state are those of the entry that we are on.
 */
type Entry = { state: unknown; url: string }

/** From now on `pushState`, `replaceState`, `go`, `back` and `forward` of this window move in a list of its own. */
export function keepOwnHistory({ history, location }: Window): void {
  const show = history.replaceState.bind(history)
  const here = (): Entry => ({ state: history.state, url: location.href })
  let entries: Entry[] = [here()]
  let at = 0

  const replaceState: History['replaceState'] = (state, unused, url) => {
    show(state, unused, url)
    entries[at] = here()
  }
  const pushState: History['pushState'] = (state, unused, url) => {
    // An address that was set in another way is where "back" leads to.
    entries[at] = here()
    show(state, unused, url)
    entries = [...entries.slice(0, at + 1), here()]
    at += 1
  }
  /** Arrives later, as the browser does; beyond either end nothing happens. */
  const go = (delta = 0): void => {
    setTimeout(() => {
      const entry = entries[at + delta]
      if (!entry || delta === 0) return
      entries[at] = here()
      at += delta
      show(entry.state, '', entry.url)
      window.dispatchEvent(new PopStateEvent('popstate', { state: entry.state }))
    })
  }
  Object.assign(history, { replaceState, pushState, go })
  Object.assign(history, { back: () => go(-1), forward: () => go(1) })
}
