import type { ReactNode } from 'react'
import type { Pledge } from '../../../../contracts/pledges'
import type { Project } from '../../../../contracts/projects'
import { openPage } from '../../../platform'
import {
  Card,
  dayWords,
  dayWordsOf,
  Section,
  Timeline,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { today } from '../today'
import { pledgeCopy } from './copy'

/** The newest of them; the project's page has all. */
const SHOWN_MAX = 3

/** What the project has reported since the pledge began. */
export function WhatItDid({ pledge, project }: { pledge: Pledge; project: Project }): ReactNode {
  const copy = useCopy(pledgeCopy)
  const words = useWords()
  const { lang } = useLook()
  const since = project.reports
    .filter(({ publishedAt }) => publishedAt >= pledge.startedAt)
    .sort((one, other) => other.publishedAt.localeCompare(one.publishedAt))
  const { projectId, given } = pledge
  const isOnly = given.length === 1 && project.projectId === projectId
  const notYet = project.nextReportDueOn < today() ? copy.didLate : copy.didNothing
  const more = {
    label: copy.didMore,
    onPress: () => openPage('project', { projectId: project.projectId }),
  }
  return (
    <Section title={isOnly ? copy.did : copy.didOf(words(project.title))} more={more}>
      <Card inPage>
        {since.length === 0 ? (
          <Type tone="ink-2" figures>
            {notYet(dayWords(project.nextReportDueOn, lang))}
          </Type>
        ) : (
          <Timeline
            steps={since.slice(0, SHOWN_MAX).map(({ reportId, title, text, publishedAt }) => ({
              key: reportId,
              state: 'done' as const,
              title: words(title),
              at: dayWordsOf(publishedAt, lang),
              detail: words(text),
            }))}
          />
        )}
      </Card>
    </Section>
  )
}
