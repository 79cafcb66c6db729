/** One phone: its status bar, its screens, the mini program over them, the sheets over that, three keys. */
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react'
import { AppFrame, type Speak } from '../app/app-frame'
import type { PhoneSays, Said } from '../bridge/message'
import type { PhoneSide } from '../bridge/phone-side'
import { BeginScreen } from '../chats/begin-screen'
import { ChatList } from '../chats/chat-list'
import { ChatScreen } from '../chats/chat-screen'
import { act, sentenceOf } from '../control/control'
import type { OpenFrom, Opening, Person } from '../control/field'
import { MomentsScreen } from '../moments/moments-screen'
import { MenuSheet } from '../sheets/menu-sheet'
import { SettingsSheet } from '../sheets/settings-sheet'
import type { Asked } from './asked'
import { question } from './asked'
import { AskedSheet } from './asked-sheet'
import { Keys } from './keys'
import type { Look } from './look'
import { PhoneContext, type PhoneHands } from './phone-context'
import type { Screen, Turn } from './state'
import { AT_START, screenOf, singlePageOf, turned } from './state'
import { timeOf } from './when'
import './phone.css'

export type PhoneProps = {
  person: Person
  look: Look
  nowMs: number
  /** The product's, where the mini program is opened; undefined when the simulator knows of none. */
  origin: string | undefined
  side: PhoneSide
  onLook: (look: Look) => void
  onPerson: (openid: string) => void
}

export function Phone(props: PhoneProps): ReactNode {
  const { person, look, nowMs, origin, side, onLook, onPerson } = props
  const [state, turn] = useReducer(turned, AT_START)
  const [asked, showAsked] = useState<Asked>()
  const asking = useRef<Asked>()
  const [sheet, setSheet] = useState<'menu' | 'settings'>()
  const [title, setTitle] = useState('')
  const [barText, setBarText] = useState<'light' | 'dark'>()
  const [trouble, setTrouble] = useState<string>()
  // Two questions may come before the first is seen.
  const setAsked = (next: Asked | undefined) => {
    asking.current = next
    showAsked(next)
  }
  const speak = useRef<Speak>()
  const leaveSheet = useRef<() => void>()
  const tell = (said: PhoneSays) => speak.current?.(said)
  const { app } = state
  const isInApp = app?.isShown === true
  const written = isInApp && singlePageOf(app) === undefined ? barText : undefined
  const isCovered = sheet !== undefined || (asked !== undefined && isInApp)

  const onSpeak = useMemo(
    () => (next: Speak | undefined) => {
      speak.current = next
    },
    [],
  )
  useEffect(() => {
    if (app !== undefined) speak.current?.({ say: app.isShown ? 'shown' : 'hidden', body: {} })
  }, [app])
  useEffect(() => speak.current?.({ say: 'look', body: look }), [look])
  // A question of a frame that is gone is nobody's any more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each frame begins without a question.
  useEffect(() => {
    setAsked(undefined)
    setTitle('')
    setBarText(undefined)
  }, [app?.frame])

  const step = (next: Turn) => {
    if (next.do !== 'back' || !isInApp) return turn(next)
    // A page that does not listen cannot go back by itself.
    if (speak.current === undefined) return turn({ do: 'put-away' })
    tell({ say: 'back', body: {} })
  }
  const open = (from: OpenFrom) => {
    if (from === 'list' && app !== undefined) return turn({ do: 'take-out' })
    act<Opening>(`/people/${person.openid}/openings`, { from }).then(
      (opening) => {
        setTrouble(undefined)
        turn({ do: 'open', opening, from })
      },
      (failure) => setTrouble(sentenceOf(failure)),
    )
  }
  const heard = (said: Said) => {
    // It may have begun anew by itself, with the name that it had at first.
    if (said.say === 'ready') tell({ say: 'look', body: look })
    if (said.say === 'leave') turn({ do: 'put-away' })
    if (said.say === 'title') setTitle(said.body.title)
    if (said.say === 'bar') setBarText(said.body.text)
  }
  const hands: PhoneHands = {
    person,
    look,
    nowMs,
    turn: step,
    open,
    leaveSheet,
    say: (zh, en) => (look.language === 'en' ? en : zh),
  }
  const back = () => (leaveSheet.current ?? (() => step({ do: 'back' })))()
  const home = () => {
    setSheet(undefined)
    turn({ do: 'home' })
  }
  const escaped = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') back()
  }
  const { say } = hands
  return (
    <PhoneContext.Provider value={hands}>
      <section
        className="phone"
        data-theme={look.theme}
        style={{ ['--scale' as string]: look.fontScale }}
        lang={look.language === 'en' ? 'en' : 'zh-CN'}
        aria-label={say(`${person.name}的手机`, `${person.name}’s phone`)}
        onKeyDown={escaped}
      >
        <div className="glass" data-text={written}>
          <div className="status-bar" aria-hidden="true">
            <span>{timeOf(nowMs)}</span>
            <span className="status-bar__owner">{person.name}</span>
          </div>
          <div className="screens" hidden={isInApp} {...(isCovered ? { inert: '' } : {})}>
            <ScreenView screen={screenOf(state)} />
          </div>
          {app !== undefined && origin !== undefined && (
            <AppFrame
              key={app.frame}
              app={app}
              origin={origin}
              side={side}
              isCovered={isCovered}
              title={title}
              onSpeak={onSpeak}
              onAsked={(ask) => question(ask, asking, setAsked)}
              onSaid={heard}
              onMenu={() => setSheet('menu')}
            />
          )}
          {trouble !== undefined && (
            <button type="button" className="toast" onClick={() => setTrouble(undefined)}>
              {trouble} ×
            </button>
          )}
          {sheet === 'menu' && (
            <MenuSheet
              title={title}
              onClose={() => setSheet(undefined)}
              onChoose={(choice) => {
                setSheet(undefined)
                if (choice === 'reload') turn({ do: 'reload' })
                else tell({ say: 'share', body: { to: choice } })
              }}
            />
          )}
          {sheet === 'settings' && (
            <SettingsSheet
              ignored={side.ignored()}
              onLook={onLook}
              onPerson={onPerson}
              onClose={() => setSheet(undefined)}
            />
          )}
          {asked !== undefined && isInApp && origin !== undefined && (
            <AskedSheet
              asked={asked}
              origin={origin}
              onClosed={() => setAsked(undefined)}
              onLost={() => turn({ do: 'kill' })}
            />
          )}
        </div>
        <Keys
          isCovered={isCovered}
          onBack={back}
          onHome={home}
          onSettings={() => setSheet('settings')}
        />
      </section>
    </PhoneContext.Provider>
  )
}

function ScreenView({ screen }: { screen: Screen }): ReactNode {
  switch (screen.kind) {
    case 'chats':
      return <ChatList />
    case 'chat':
      return <ChatScreen key={screen.chatId} chatId={screen.chatId} />
    case 'begin':
      return <BeginScreen />
    case 'moments':
      return <MomentsScreen />
  }
}
