import type { Events } from '../../../talk/log'

/** What the log tells, as the page reads it. */

export type Entry = { eventId: number; at: string; kind: string; body: object }

/** What is read of each kind. Of a crowd only what a sentence needs. */
export type Told = Omit<Events, 'crowd'> & {
  crowd: {
    state: string
    people: number
    read: number
    given: number
    givenFen: number
    sent: number
    opened: number
    failed: number
  }
}
