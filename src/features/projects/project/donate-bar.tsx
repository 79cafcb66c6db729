import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
import { Button, dayWords, Icon, Notice, Pressable, useCopy, useLook } from '../../../ui'
import { projectCopy } from '../copy'
import { closedSentence } from '../openness'
import './donate-bar.scss'

type Props = {
  project: Project
  /** Opened inside Moments: there is no login and no payment, only the way into the app. */
  readOnly: boolean
  onGive: () => void
  onRecord: () => void
}

/** In reach of the thumb: the record number, and one thing to do, or why it cannot be done now. */
export function DonateBar({ project, readOnly, onGive, onRecord }: Props): ReactNode {
  const copy = useCopy(projectCopy)
  const { lang } = useLook()
  const closed = closedSentence(project, lang)
  return (
    <View className="donate-bar">
      <RecordLine project={project} onPress={onRecord} />
      {closed ? (
        <Notice tone="ink-2" icon="info">
          {closed}
          {copy.closedMoney}
        </Notice>
      ) : readOnly ? (
        <Notice tone="jade" icon="info">
          {copy.openInApp}
        </Notice>
      ) : (
        <Button kind="primary" onPress={onGive}>
          {copy.give}
        </Button>
      )}
    </View>
  )
}

/** Near the button, at 14 px or more, tappable to certificate, contact and official look-up. */
function RecordLine({ project, onPress }: { project: Project; onPress: () => void }): ReactNode {
  const copy = useCopy(projectCopy)
  const { lang } = useLook()
  const { recordNumber, filingDueOn } = project
  const pending = filingDueOn ? copy.recordPending(dayWords(filingDueOn, lang)) : copy.recordMissing
  return (
    <Pressable className="donate-bar__record" onPress={onPress}>
      <Icon
        name={recordNumber ? 'shield' : 'clock'}
        size={18}
        tone={recordNumber ? 'jade' : 'gold'}
      />
      <View>{recordNumber ? `${copy.record} ${recordNumber}` : pending}</View>
      <Icon name="chevron" size={14} tone="ink-2" />
    </Pressable>
  )
}
