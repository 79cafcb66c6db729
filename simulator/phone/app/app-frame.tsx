/** The mini program in its frame, with the phone's capsule over it. */
import { type PointerEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { frameAddress, frameName, TOP } from '../bridge/frame-address'
import type { Ask, PhoneSays, Said } from '../bridge/message'
import type { Frame, PhoneSide } from '../bridge/phone-side'
import { usePhone } from '../device/phone-context'
import { type App, singlePageOf } from '../device/state'
import { Icon } from '../look/icon'
import './app.css'

const SWIPE_PX = 60

export type Speak = (said: PhoneSays) => void
type Props = {
  app: App
  origin: string
  side: PhoneSide
  /** A sheet lies over it: neither finger nor keyboard reaches it. */
  isCovered: boolean
  /** Of the page on top. */
  title: string
  /** Called with what speaks to the frame once it listens, and with nothing when it is gone. */
  onSpeak: (speak: Speak | undefined) => void
  onAsked: (ask: Ask) => Promise<unknown>
  onSaid: (said: Said) => void
  onMenu: () => void
}

export function AppFrame(props: Props): ReactNode {
  const { app, origin, side, isCovered, title, onSpeak, onAsked, onSaid, onMenu } = props
  const { look, open, person, say, turn } = usePhone()
  const single = singlePageOf(app)
  const [isThere, retry] = useAnswering(origin)
  // The name is read once, when the page begins; later changes are said as `look`.
  const [name] = useState(() => frameName(person.openid, app.opening.scene, look))
  const hands = useRef({ onAsked, onSaid })
  hands.current = { onAsked, onSaid }
  const connect = useCallback(
    (element: HTMLIFrameElement | null) => {
      if (element?.contentWindow == null) return onSpeak(undefined)
      const frame: Frame = {
        window: element.contentWindow,
        origin,
        asked: (ask) => hands.current.onAsked(ask),
        said(said) {
          if (said.say === 'ready') onSpeak((word) => side.say(frame, word))
          hands.current.onSaid(said)
        },
      }
      leaveOf.set(element, side.add(frame))
    },
    [origin, side, onSpeak],
  )
  const element = useRef<HTMLIFrameElement | null>(null)
  const held = useCallback(
    (next: HTMLIFrameElement | null) => {
      if (element.current !== null) leaveOf.get(element.current)?.()
      element.current = next
      connect(next)
    },
    [connect],
  )
  return (
    <div className="app" hidden={!app.isShown} {...(isCovered ? { inert: '' } : {})}>
      {single && (
        <div className="app__bar" style={{ paddingTop: TOP.statusBar, height: TOP.bar }}>
          {title}
        </div>
      )}
      {isThere === true && (
        <iframe
          ref={held}
          className="app__frame"
          name={name}
          src={frameAddress(origin, app.opening)}
          title={say('小程序 灯愿', 'Mini program Lantern')}
          allow="clipboard-write"
        />
      )}
      {isThere === false && (
        <div className="app__absent" role="alert">
          <Icon name="lantern" />
          <p>{say('小程序没有应答。', 'The mini program does not answer.')}</p>
          <small>{origin}</small>
          <button type="button" className="main" onClick={retry}>
            {say('再试一次', 'Try again')}
          </button>
        </div>
      )}
      {single && (
        <div className="app__whole">
          <button type="button" className="main" onClick={() => open({ ...single, whole: true })}>
            {say('前往小程序', 'Go to the mini program')}
          </button>
        </div>
      )}
      <Edge onSwipe={() => turn({ do: 'back' })} />
      <div className="capsule" style={{ top: TOP.statusBar + 6 }}>
        <button type="button" aria-label={say('更多', 'More')} onClick={onMenu}>
          <Icon name="more" />
        </button>
        <button
          type="button"
          aria-label={say('关闭小程序', 'Put the mini program away')}
          onClick={() => turn({ do: 'put-away' })}
        >
          <Icon name="close" />
        </button>
      </div>
    </div>
  )
}

const leaveOf = new WeakMap<HTMLIFrameElement, () => void>()

/** A finger that comes in from the left edge goes back. */
function Edge({ onSwipe }: { onSwipe: () => void }): ReactNode {
  const start = useRef<number>()
  const down = (event: PointerEvent<HTMLDivElement>) => {
    start.current = event.clientX
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const up = (event: PointerEvent) => {
    if (start.current !== undefined && event.clientX - start.current > SWIPE_PX) onSwipe()
    start.current = undefined
  }
  return <div className="app__edge" onPointerDown={down} onPointerUp={up} />
}

/** Whether the product answers at all; what it answers is not looked at. */
function useAnswering(origin: string): [boolean | undefined, () => void] {
  const [isThere, setThere] = useState<boolean>()
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks anew.
  useEffect(() => {
    let isOver = false
    fetch(`${origin}/`, { mode: 'no-cors' }).then(
      () => isOver || setThere(true),
      () => isOver || setThere(false),
    )
    return () => {
      isOver = true
    }
  }, [origin, attempt])
  return [isThere, () => setAttempt((before) => before + 1)]
}
