import { type ReactNode, useEffect, useRef } from 'react'

/** A window with no room for the drawer beside a phone. */
const NARROW = '(max-width: 899px)'

/** Puts the drawer away; so does Escape. Over the phones it is where the keyboard begins. */
export function Close({ onClose }: { onClose(): void }): ReactNode {
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (matchMedia(NARROW).matches) button.current?.focus()
  }, [])

  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') onClose()
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
