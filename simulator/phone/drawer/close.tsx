import { type ReactNode, useEffect, useRef } from 'react'

/** Puts the drawer away; so does Escape, except on a phone. The keyboard begins here, and goes back after. */
export function Close({ onClose }: { onClose(): void }): ReactNode {
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    const before = document.activeElement
    button.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  useEffect(() => {
    const onKey = ({ key, target }: KeyboardEvent) => {
      const isOnPhone = target instanceof Element && target.closest('.phone') !== null
      if (key === 'Escape' && !isOnPhone) onClose()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onClose])

  return (
    <button
      ref={button}
      type="button"
      className="drawer-close"
      aria-label="收起 · Close"
      onClick={onClose}
    >
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <path d="M6 6l12 12M18 6L6 18" />
      </svg>
    </button>
  )
}
