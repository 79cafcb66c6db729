import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { day } from '../../../../contracts/beijing'
import { formatFenShort } from '../../../../contracts/money'
import { CALENDAR_DAY_MAX, hourOf } from '../../../../contracts/pledge-plan'
import type { Pledge } from '../../../../contracts/pledges'
import { type CalendarWord, phoneCalendar } from '../../../platform'
import { a11y, Card, ListRow, useCopy, useLook, useWords } from '../../../ui'
import { TellMe, useTelling } from '../../notices'
import { hourWords, monthlyDay } from '../words'
import { pledgeCopy } from './copy'
import './keep-in-mind.scss'

/** Ways to be reminded of the next one: a message, of which each needs a yes of its own, and the phone's calendar. */
export function KeepInMind({ pledge }: { pledge: Pledge }): ReactNode {
  const about = pledge.way === 'reminder' ? 'pledge_due' : 'pledge_announced'
  const telling = useTelling(about)
  if (pledge.state !== 'active' || pledge.nextOn === undefined) return null
  return (
    <View className="keep-in-mind">
      {telling ? <TellMe telling={telling} about={about} /> : null}
      {pledge.way === 'reminder' ? <PhoneCalendar pledge={pledge} /> : null}
    </View>
  )
}

/** Of days that every month has: the phone's calendar knows no "last day". */
function PhoneCalendar({ pledge }: { pledge: Pledge }): ReactNode {
  const copy = useCopy(pledgeCopy)
  const words = useWords()
  const { lang } = useLook()
  const [word, setWord] = useState<CalendarWord>()
  const [busy, setBusy] = useState(false)
  const { nextOn, hour, amountFen, projectTitle } = pledge
  if (pledge.day > CALENDAR_DAY_MAX || nextOn === undefined) return null
  const add = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setWord(
      await phoneCalendar.addMonthly({
        title: copy.keepTitle(words(projectTitle)),
        description: copy.keepDescription(formatFenShort(amountFen)),
        startsAt: hourOf(day(nextOn), hour),
      }),
    )
    setBusy(false)
  }
  const is = `${monthlyDay(pledge.day, lang)} ${hourWords(hour)}`
  return (
    <Card inside="list">
      <View {...a11y({ role: 'status', live: 'polite' })}>
        <ListRow
          icon={word === 'added' || word === 'downloaded' ? 'done' : 'calendar'}
          title={copy.keep}
          detail={word ? copy.kept[word] : copy.keepText(is)}
          onPress={word === 'added' ? undefined : () => void add()}
        />
      </View>
    </Card>
  )
}
