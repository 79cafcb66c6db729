/** What a phone shows: a stack of screens, and over it the mini program, as long as it was taken out. */
import type { OpenFrom, Opening } from '../control/field'

export type Screen =
  | { kind: 'chats' }
  | { kind: 'chat'; chatId: string }
  | { kind: 'begin' }
  | { kind: 'moments' }

/** Each opening is a frame of its own, with a number that no other one had. */
export type App = { frame: number; opening: Opening; from: OpenFrom; isShown: boolean }
export type PhoneState = { screens: Screen[]; app?: App; frames: number }

export type Turn =
  | { do: 'go'; screen: Screen }
  | { do: 'replace'; screen: Screen }
  | { do: 'back' }
  | { do: 'home' }
  | { do: 'open'; opening: Opening; from: OpenFrom }
  | { do: 'take-out' }
  | { do: 'put-away' }
  | { do: 'reload' }
  | { do: 'kill' }

export const AT_START: PhoneState = { screens: [{ kind: 'chats' }], frames: 0 }

export function turned(state: PhoneState, turn: Turn): PhoneState {
  const { screens, app } = state
  switch (turn.do) {
    case 'go':
      return { ...state, screens: [...screens, turn.screen] }
    case 'replace':
      return { ...state, screens: [...screens.slice(0, -1), turn.screen] }
    case 'back':
      return screens.length > 1 ? { ...state, screens: screens.slice(0, -1) } : state
    case 'home':
      return shown({ ...state, screens: AT_START.screens }, false)
    case 'open':
      return opened(state, turn)
    case 'take-out':
      return shown(state, true)
    case 'put-away':
      return shown(state, false)
    case 'reload':
      return app === undefined ? state : opened(state, app)
    case 'kill':
      return { screens, frames: state.frames }
  }
}

export function screenOf({ screens }: PhoneState): Screen {
  return screens.at(-1) ?? { kind: 'chats' }
}

function opened(
  { screens, frames }: PhoneState,
  { opening, from }: Pick<App, 'opening' | 'from'>,
): PhoneState {
  const frame = frames + 1
  return { screens, frames: frame, app: { frame, opening, from, isShown: true } }
}

function shown(state: PhoneState, isShown: boolean): PhoneState {
  return state.app === undefined ? state : { ...state, app: { ...state.app, isShown } }
}

/** How it was opened in Moments, where only looking is possible, between the platform's own bars. */
export function singlePageOf({ from }: App): { momentId: string } | undefined {
  return from !== 'list' && 'momentId' in from && from.whole !== true ? from : undefined
}
