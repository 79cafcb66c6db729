/** What everything on one phone knows: whose it is, how it looks, and how its words are said. */
import { createContext, type MutableRefObject, useContext } from 'react'
import type { OpenFrom, Person } from '../control/field'
import type { Look } from './look'
import type { Turn } from './state'

export type PhoneHands = {
  person: Person
  look: Look
  nowMs: number
  turn(turn: Turn): void
  open(from: OpenFrom): void
  /** How the sheet that lies on the phone is left, when one does: what the back key does then. */
  leaveSheet: MutableRefObject<(() => void) | undefined>
  /** Chinese or English, as the phone is set. */
  say(zh: string, en: string): string
}

export const PhoneContext = createContext<PhoneHands | undefined>(undefined)

export function usePhone(): PhoneHands {
  const hands = useContext(PhoneContext)
  if (hands === undefined) throw new Error('This belongs on a phone.')
  return hands
}
