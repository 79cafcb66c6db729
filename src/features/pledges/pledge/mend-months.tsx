import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Month, Pledge } from '../../../../contracts/pledges'
import type { Project } from '../../../../contracts/projects'
import { Button, Icon, Pressable, Type, useCopy, useLook, useWords } from '../../../ui'
import { CharitySheet, RecordLine } from '../../projects'
import { monthWords } from '../words'
import { pledgeCopy } from './copy'
import './mend-months.scss'
import { mendable } from './months-shown'
import { OfProject } from './of-project'

type Props = {
  pledge: Pledge
  /** The pledge's own project. */
  project: Project | undefined
  busy: boolean
  onMend: (month: Month) => void
}

/** So many at first; the others come up at a tap. */
const SHOWN_MAX = 3

/** Months that were missed and can be made up, if their donor wants to; each under its own project. */
export function MendMonths({ pledge, project, busy, onMend }: Props): ReactNode {
  const copy = useCopy(pledgeCopy)
  const [all, setAll] = useState(false)
  const months = mendable(pledge)
  const shown = all ? months : months.slice(0, SHOWN_MAX)
  const { projectId } = pledge
  const projects = [...new Set(shown.map((month) => month.projectId))]
  return (
    <>
      {projects.map((of) => (
        <View key={of} className="mend-group">
          {shown
            .filter((month) => month.projectId === of)
            .map((month) => (
              <Mend key={month.period} month={month} busy={busy} onMend={() => onMend(month)} />
            ))}
          <OfProject projectId={of} own={{ projectId, project }}>
            {(known) => (known ? <Payee project={known} other={of !== projectId} /> : null)}
          </OfProject>
        </View>
      ))}
      {months.length > shown.length ? (
        <Button small kind="plain" onPress={() => setAll(true)}>
          {copy.mendMore(months.length - shown.length)}
        </Button>
      ) : null}
    </>
  )
}

/** Whom these months go to: by name where the page is headed with another, and with the record number. */
function Payee({ project, other }: { project: Project; other: boolean }): ReactNode {
  const copy = useCopy(pledgeCopy)
  const words = useWords()
  const [proving, setProving] = useState(false)
  return (
    <>
      {other ? (
        <Type size="fact" tone="ink-2" name>
          {copy.goesTo(words(project.title), words(project.charity.name))}
        </Type>
      ) : null}
      <RecordLine project={project} onPress={() => setProving(true)} />
      <CharitySheet project={project} open={proving} onClose={() => setProving(false)} />
    </>
  )
}

type MendProps = { month: Month; busy: boolean; onMend: () => void }

function Mend({ month: { period, amountFen, why }, busy, onMend }: MendProps): ReactNode {
  const copy = useCopy(pledgeCopy)
  const { lang } = useLook()
  const name = monthWords(period, lang)
  const sum = formatFenShort(amountFen)
  return (
    <View className={why ? 'mend' : 'mend mend--quiet'}>
      {/* A debit that failed is a mishap; a reminder that was let pass is none. */}
      {why ? <Icon name="alert" size={18} tone="gold" /> : null}
      <Type className="mend__words" figures>
        {why ? copy.missedWhy(name, copy.whys[why]) : copy.missed(name)}
      </Type>
      <Pressable
        className="mend__button"
        onPress={onMend}
        disabled={busy}
        spoken={{ label: copy.mendLabel(name, sum) }}
      >
        {copy.mend(sum)}
      </Pressable>
    </View>
  )
}
