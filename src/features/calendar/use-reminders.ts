/** One's own reminders: which there are, another one, one less. */
import { useEffect, useState } from 'react'
import type { Reminder } from '../../../contracts/calendar'
import { call, knowsPerson, type Trouble } from '../../cloud'

type Days = Readonly<Record<string, boolean>>

export type Reminders = {
  isKept: (day: string) => boolean
  /** The day whose reminder is being written or taken back. */
  busy: string | undefined
  trouble: { day: string; trouble: Trouble } | undefined
  /** `before` comes first: the question for consent, which has to begin in the tap itself. */
  keep: (day: string, scene: string, before?: Promise<void>) => Promise<void>
  forget: (day: string) => Promise<void>
}

export function useReminders(): Reminders {
  const [kept, setKept] = useState<Days>({})
  const [busy, setBusy] = useState<string>()
  const [trouble, setTrouble] = useState<Reminders['trouble']>()

  useEffect(() => {
    // Nobody is logged in only to find that there is nothing.
    if (!knowsPerson()) return undefined
    let left = false
    void call('calendar.reminders', {}).then((answer) => {
      if (answer.ok && !left) setKept((here) => ({ ...daysOf(answer.value.items), ...here }))
    })
    return () => {
      left = true
    }
  }, [])

  const change = async (day: string, isKept: boolean, asking: () => Promise<Answered>) => {
    setBusy(day)
    setTrouble(undefined)
    const answer = await asking()
    setBusy(undefined)
    if (answer.ok) setKept((before) => ({ ...before, [day]: isKept }))
    else setTrouble({ day, trouble: answer.trouble })
  }

  return {
    isKept: (day) => kept[day] ?? false,
    busy,
    trouble,
    keep: (day, scene, before) =>
      change(day, true, async () => {
        await before
        return call('calendar.remind', { day, scene })
      }),
    forget: (day) => change(day, false, () => call('calendar.forget', { day })),
  }
}

type Answered = { ok: true } | { ok: false; trouble: Trouble }

function daysOf(items: readonly Reminder[]): Days {
  return Object.fromEntries(items.map(({ day }) => [day, true]))
}
