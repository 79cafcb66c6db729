import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { CalendarDay } from '../../../contracts/calendar'
import { textBesideDays } from '../../../contracts/consent-days'
import type { Trouble } from '../../cloud'
import { launch } from '../../platform'
import { a11y, Button, Type, useCopy, useWords } from '../../ui'
import { useTelling } from '../notices'
import { calendarCopy } from './copy'
import { morningOf } from './month-words'
import type { Reminders } from './use-reminders'

type Remind =
  /** A day without a mark has nothing to remind of. */
  | { is: 'none' }
  | { is: 'past' }
  | { is: 'today' }
  | { is: 'offered'; press: () => void; trouble: Trouble | undefined }
  | { is: 'busy'; press: () => void; trouble: Trouble | undefined }
  /** `inboxOnly`: no message was allowed just now. */
  | { is: 'kept'; press: () => void; trouble: Trouble | undefined; inboxOnly: boolean }

/** What can be done about being reminded of a day, at nine on its morning. */
export function useRemind(of: CalendarDay, asOf: string, reminders: Reminders): Remind {
  const telling = useTelling('calendar_day')
  const [asked, setAsked] = useState<string>()
  const { day, marks } = of
  const [mark] = marks
  if (!mark || launch().readOnly) return { is: 'none' }
  const morning = morningOf(day, asOf)
  if (morning !== 'ahead') return { is: morning }

  const trouble = reminders.trouble?.day === day ? reminders.trouble.trouble : undefined
  if (reminders.isKept(day) && reminders.busy !== day) {
    const inboxOnly = asked === day && telling?.state.is !== 'accepted'
    return { is: 'kept', press: () => void reminders.forget(day), trouble, inboxOnly }
  }
  const press = (): void => {
    setAsked(day)
    // The question begins in the very turn of the tap; a "no" to it still leaves the inbox.
    void reminders.keep(day, mark.scene, telling?.tell())
  }
  return { is: reminders.busy === day ? 'busy' : 'offered', press, trouble }
}

export function RemindButton({ remind }: { remind: Remind }): ReactNode {
  const copy = useCopy(calendarCopy)
  switch (remind.is) {
    case 'offered':
    case 'busy':
      return (
        <Button icon="bell" small busy={remind.is === 'busy'} onPress={remind.press}>
          {remind.is === 'busy' ? copy.reminding : copy.remind}
        </Button>
      )
    case 'kept':
      return (
        <Button icon="bell" small onPress={remind.press}>
          {copy.forget}
        </Button>
      )
    default:
      return null
  }
}

/** What stands: a reminder, a trouble, a day that is over; before, what choosing the day agrees to. */
export function RemindWords({ remind }: { remind: Remind }): ReactNode {
  const copy = useCopy(calendarCopy)
  const words = useWords()
  const said = (): string | undefined => {
    if (remind.is === 'past') return copy.past
    if (remind.is === 'today') return copy.morningPast
    if (remind.is === 'none') return undefined
    if (remind.trouble) return words(remind.trouble.sentence)
    if (remind.is !== 'kept') return words(textBesideDays)
    return remind.inboxOnly ? copy.inboxOnly : copy.kept
  }
  const sentence = said()
  return (
    <View {...a11y({ role: 'status', live: 'polite' })}>
      {sentence ? (
        <Type size="fact" tone={remind.is === 'offered' ? 'ink-3' : 'ink-2'} above={12}>
          {sentence}
        </Type>
      ) : null}
    </View>
  )
}
