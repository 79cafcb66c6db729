/**
 * While a sheet or dialog is open in a browser: Tab stays inside, Escape closes, the page behind does
 * not scroll, and the focus returns to where it was. The twin of `hold-focus.ts`.
 */
import { useEffect, useRef } from 'react'

type Held = { id: string; onEscape: () => void }

const REACHABLE = '[tabindex="0"], input:not([disabled]), textarea:not([disabled]), a[href]'

export function useHeldFocus(held: Held | undefined): void {
  const onEscape = useRef(held?.onEscape)
  onEscape.current = held?.onEscape
  const id = held?.id

  useEffect(() => {
    const panel = id === undefined ? null : document.getElementById(id)
    if (!panel) return undefined
    const before = document.activeElement
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onEscape.current?.()
      if (event.key === 'Tab') keepInside(panel, event)
    }
    // The browser twins of the platform's components move their children once after they appear, which
    // takes the focus away from them; so does a finger that taps beside a field.
    const onLost = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget) return
      requestAnimationFrame(() => {
        if (panel.isConnected && document.activeElement === document.body) focus(panel)
      })
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('focusout', onLost)
    const { overflow } = document.documentElement.style
    document.documentElement.style.overflow = 'hidden'
    panel.setAttribute('tabindex', '-1')
    focus(panel)

    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('focusout', onLost)
      document.documentElement.style.overflow = overflow
      if (before instanceof HTMLElement) focus(before)
    }
  }, [id])
}

/** In a frame that is not the one in use, it would take the focus away from whatever is. */
function focus(element: HTMLElement): void {
  if (window.parent !== window && !document.hasFocus()) return
  element.focus({ preventScroll: true })
}

function keepInside(panel: HTMLElement, event: KeyboardEvent): void {
  const reachable = [...panel.querySelectorAll<HTMLElement>(REACHABLE)]
  const first = reachable[0]
  const last = reachable.at(-1)
  if (!first || !last) {
    event.preventDefault()
    return
  }
  const now = document.activeElement
  const outside = !panel.contains(now) || now === panel
  if (event.shiftKey ? outside || now === first : now === last || !panel.contains(now)) {
    event.preventDefault()
    const next = event.shiftKey ? last : first
    next.focus()
  }
}
