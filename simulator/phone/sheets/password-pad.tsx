/** Six digits, whichever they are: a key of the pad, or of the keyboard. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { usePhone } from '../device/phone-context'

const DIGITS = 6
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', '⌫']

type Props = { isBusy: boolean; onEntered: () => void }

export function PasswordPad({ isBusy, onEntered }: Props): ReactNode {
  const { say } = usePhone()
  const [count, setCount] = useState(0)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const press = (key: string) => {
    if (isBusy) return
    if (key === '⌫') return setCount((before) => Math.max(0, before - 1))
    if (count + 1 < DIGITS) return setCount(count + 1)
    setCount(0)
    onEntered()
  }
  const keyed = ({ key }: KeyboardEvent) => {
    if (/^\d$/.test(key)) press(key)
    if (key === 'Backspace') press('⌫')
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard types what the buttons below do.
    <div className="pad" onKeyDown={keyed}>
      <p
        className="pad__dots"
        role="img"
        aria-label={say(`支付密码，已输入 ${count} 位`, `Password, ${count} digits so far`)}
      >
        {Array.from({ length: DIGITS }, (_, place) => (
          <span key={String(place)} className={place < count ? 'dot dot--full' : 'dot'} />
        ))}
      </p>
      <div className="pad__keys">
        {KEYS.map((key, place) =>
          key === '' ? (
            <span key="gap" />
          ) : (
            <button
              key={key}
              ref={place === 0 ? first : undefined}
              type="button"
              aria-label={key === '⌫' ? say('删除', 'Delete') : key}
              onClick={() => press(key)}
            >
              {key}
            </button>
          ),
        )}
      </div>
    </div>
  )
}
