import type { ReactNode } from 'react'
import { day } from '../../../../contracts/beijing'
import { formatFenShort } from '../../../../contracts/money'
import { windowEnd } from '../../../../contracts/pledge-plan'
import type { Month } from '../../../../contracts/pledges'
import type { Project } from '../../../../contracts/projects'
import { Button, dayWords, Type, useCopy, useLook, useWords } from '../../../ui'
import { SaidNotice, useBusyWords, type useGiving } from '../../gifts'
import { PledgeFoot } from '../parts/pledge-foot'
import { today } from '../today'
import { monthWords } from '../words'
import { pledgeCopy } from './copy'
import { isToday } from './months-shown'

type Props = {
  month: Month
  /** Of this month: it may be another than the pledge's by now. */
  project: Project | undefined
  /** The page is headed with another one. */
  other: boolean
  moment: ReturnType<typeof useGiving>['moment']
  onPay: () => void
}

/** A month that is due, filled in: one tap opens its payment. */
export function PayFoot({ month, project, other, moment, onPay }: Props): ReactNode {
  const copy = useCopy(pledgeCopy)
  const words = useWords()
  const { lang } = useLook()
  const busyWords = useBusyWords(moment)
  const name = monthWords(month.period, lang)
  const last = dayWords(windowEnd(day(month.dueOn)), lang)
  const due = isToday(month, today()) ? copy.due : copy.dueLater
  const asked = month.state === 'retrying' ? copy.dueAgain : due(name, last)
  const quiet = moment.at === 'choosing' && !moment.said
  return (
    <PledgeFoot project={project}>
      {other && project ? (
        <Type strong name>
          {copy.goesTo(words(project.title), words(project.charity.name))}
        </Type>
      ) : null}
      {quiet ? (
        <Type tone="ink-2" figures className="pay-foot__until">
          {asked}
        </Type>
      ) : null}
      <SaidNotice moment={moment} />
      <Button
        kind="primary"
        // Nobody pays to a project that the page does not name.
        disabled={other && !project}
        busy={busyWords !== undefined}
        onPress={onPay}
      >
        {busyWords ?? copy.pay(name, formatFenShort(month.amountFen))}
      </Button>
    </PledgeFoot>
  )
}
