import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Project } from '../../../../contracts/projects'
import { type Card as PageCard, pathTo, shareSheet, useSharing } from '../../../platform'
import { Button, Card, Section, shareArt, Toast, Type, useCopy, useWords } from '../../../ui'
import { PosterButton, useShareId } from '../../shares'
import { projectCopy } from '../copy'
import './share-card.scss'

/** The ways to friends: a card in a chat, or a poster. Nothing is won by either. */
export function ShareCard({ project }: { project: Project }): ReactNode {
  const copy = useCopy(projectCopy)
  const { projectId } = project
  const card = useProjectCard(projectId, project)
  const [copied, setCopied] = useState<string>()
  const send = async (): Promise<void> => {
    if ((await shareSheet.send(card())) === 'copied') setCopied(copy.shareCopied)
  }
  return (
    <Section title={copy.shareTitle}>
      <Card inPage>
        <Type tone="ink-2">{copy.shareText}</Type>
        <View className="project-share__ways">
          <Button icon="share" small share onPress={() => void send()}>
            {copy.shareSend}
          </Button>
          <PosterButton path={pathTo('project', { projectId })} small />
        </View>
        <Toast text={copied} onGone={() => setCopied(undefined)} />
      </Card>
    </Section>
  )
}

export function useProjectSharing(projectId: string, project: Project | undefined): void {
  useSharing(useProjectCard(projectId, project))
}

/** The card says when a report is late: a friend should not be sent to a closed door (docs/law.md). */
function useProjectCard(projectId: string, project: Project | undefined): () => PageCard {
  const copy = useCopy(projectCopy)
  const words = useWords()
  const shareId = useShareId(project ? pathTo('project', { projectId }) : undefined)
  return () => {
    const title = project ? words(project.title) : copy.unavailable
    const late = project && !project.openness.open && project.openness.why === 'REPORT_LATE'
    return {
      title: late ? copy.shareLate(title) : copy.share(title),
      page: 'project',
      params: { projectId, ...(shareId ? { shareId } : {}) },
      image: shareArt(project?.cover, 'chat'),
      square: shareArt(project?.cover, 'moments'),
    }
  }
}
