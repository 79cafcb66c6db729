/** A sheet from the bottom: holds the focus while it is there, and gives it back; the back key leaves it. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { usePhone } from '../device/phone-context'
import { Icon } from '../look/icon'
import './sheet.css'

const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), a[href], select'

type Props = { title: string; onClose: () => void; children: ReactNode }

export function Sheet({ title, onClose, children }: Props): ReactNode {
  const { say, leaveSheet } = usePhone()
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  useEffect(() => {
    const before = document.activeElement
    box.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  useEffect(() => {
    leaveSheet.current = onClose
    return () => {
      leaveSheet.current = undefined
    }
  })
  useEffect(() => {
    // What had the focus may be taken away, or busy, also by a list within; the keyboard stays in the sheet.
    const hold = () => {
      if (document.activeElement === document.body) box.current?.focus()
    }
    // A button that is taken away lets go at once, one that is busy with the next picture.
    const changes = new MutationObserver(() => {
      hold()
      requestAnimationFrame(hold)
    })
    const what = { subtree: true, childList: true, attributeFilter: ['disabled'] }
    if (box.current) changes.observe(box.current, what)
    return () => changes.disconnect()
  }, [])
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
    if (event.key !== 'Tab') return
    const inside = [...(box.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])]
    const edge = event.shiftKey ? inside[0] : inside.at(-1)
    const isAtEdge = document.activeElement === edge || document.activeElement === box.current
    if (!isAtEdge || (document.activeElement === box.current && !event.shiftKey)) return
    event.preventDefault()
    const next = event.shiftKey ? inside.at(-1) : inside[0]
    next?.focus()
  }
  return (
    <div className="sheet">
      <button
        type="button"
        className="sheet__scrim"
        tabIndex={-1}
        aria-hidden="true"
        onClick={onClose}
      />
      <div
        ref={box}
        className="sheet__box"
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
        onKeyDown={keyed}
      >
        <header className="sheet__head">
          <h3 id={titleId}>{title}</h3>
          <button
            type="button"
            className="bar__button"
            aria-label={say('关闭', 'Close')}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        </header>
        <div className="sheet__body">{children}</div>
      </div>
    </div>
  )
}
