import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { call, useAnswer } from '../../../cloud'
import { goBack, usePageShownAgain } from '../../../platform'
import { Button, LoadFrame, NavBar, Notice, ThemeRoot, useCopy } from '../../../ui'
import { Cover, ProjectStanding } from '../../projects'
import { Actions, Said } from '../parts/columns'
import { NotHere } from '../parts/not-here'
import { ReportSkeleton } from '../report/report-skeleton'
import { projectDeskCopy } from './copy'
import './project-desk.scss'

/** A draft as donors will see it, on a wide screen also as wide as their phone. */
export function PreviewScreen({ projectId }: { projectId: string }): ReactNode {
  const copy = useCopy(projectDeskCopy)
  const asked = useAnswer(`preview ${projectId}`, () => call('drafts.preview', { projectId }))
  usePageShownAgain(asked.again)
  return (
    <ThemeRoot title={copy.previewPage}>
      <NavBar title={copy.previewPage} />
      <LoadFrame asked={asked} skeleton={<ReportSkeleton />} refused={<NotHere />}>
        {(project) => (
          <>
            <Said>
              <Notice tone="gold" icon="info">
                {copy.previewNote}
              </Notice>
            </Said>
            <View className="preview__cover">
              <Cover cover={project.cover} />
            </View>
            <ProjectStanding project={project} />
            <Actions>
              <Button onPress={goBack}>{copy.back}</Button>
            </Actions>
          </>
        )}
      </LoadFrame>
    </ThemeRoot>
  )
}
