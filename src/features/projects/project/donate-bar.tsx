import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
import { openPage } from '../../../platform'
import { Button, Notice, useCopy, useLook } from '../../../ui'
import { useSendsEnvelopes } from '../../scenes'
import { projectCopy } from '../copy'
import { closedSentence } from '../openness'
import './donate-bar.scss'
import { RecordLine } from './record-line'

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
  const sends = useSendsEnvelopes()
  return (
    <View className="donate-bar">
      <RecordLine project={project} onPress={onRecord} />
      {closed ? (
        <Notice tone="ink-2" icon="info">
          {copy.closedMoney(closed)}
        </Notice>
      ) : readOnly ? (
        <Notice tone="jade" icon="info">
          {copy.openInApp}
        </Notice>
      ) : (
        <View className={`donate-bar__ways${project.monthly ? ' donate-bar__ways--three' : ''}`}>
          {sends ? (
            <Button
              onPress={() => openPage('wrap', { projectId: project.projectId })}
              label={copy.wrapLabel}
            >
              {copy.wrap}
            </Button>
          ) : null}
          {project.monthly ? (
            <Button
              kind="outline"
              onPress={() => openPage('pledgeStart', { projectId: project.projectId })}
            >
              {copy.giveMonthly}
            </Button>
          ) : null}
          <Button kind="primary" grow onPress={onGive}>
            {project.monthly ? copy.giveOnce : copy.give}
          </Button>
        </View>
      )}
    </View>
  )
}
