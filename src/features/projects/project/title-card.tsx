import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Project } from '../../../../contracts/projects'
import { Amount, Card, clockOf, Progress, Tag, Type, useCopy, useLook, useWords } from '../../../ui'
import { causeCopy } from '../causes'
import { projectCopy } from '../copy'
import { grouped, inWan } from '../money-words'
import './title-card.scss'

/** What it is, and how far it has come: a total with its time. */
export function TitleCard({ project }: { project: Project }): ReactNode {
  const words = useWords()
  return (
    <Card className="project-title">
      <Tags project={project} />
      <Type size="headline" above={8}>
        {words(project.title)}
      </Type>
      <Type tone="ink-2" above={4}>
        {words(project.summary)}
      </Type>
      <Raised project={project} />
    </Card>
  )
}

function Tags({ project }: { project: Project }): ReactNode {
  const copy = useCopy(projectCopy)
  const causes = useCopy(causeCopy)
  return (
    <View className="project-title__tags">
      {project.emergency ? (
        <Tag tone="accent" strong>
          {copy.emergency}
        </Tag>
      ) : null}
      <Tag>{causes[project.cause]}</Tag>
      {project.recordNumber && project.openness.open ? (
        <Tag tone="jade" icon="check">
          {copy.materialsComplete}
        </Tag>
      ) : null}
      {project.example ? <Tag tone="ink-2">{copy.example}</Tag> : null}
    </View>
  )
}

function Raised({ project }: { project: Project }): ReactNode {
  const copy = useCopy(projectCopy)
  const { lang } = useLook()
  const { raisedFen, refundedFen, movedInFen, movedOutFen, gifts, asOf } = project.totals
  const part = project.goalFen > 0 ? raisedFen / project.goalFen : 0
  const percent = Math.floor(part * 100)
  return (
    <>
      <View className="project-title__sums">
        <Amount fen={raisedFen} size={28} />
        <Type tone="ink-2" figures>
          {copy.goal(inWan(project.goalFen, lang), percent)}
        </Type>
      </View>
      <Progress part={part} label={copy.progress} />
      <View className="project-title__facts">
        <Type size="fact" tone="ink-3" figures>
          {copy.lanterns(grouped(gifts))}
        </Type>
        <Type size="fact" tone="ink-3" figures>
          {copy.asOf(clockOf(asOf))}
        </Type>
      </View>
      {refundedFen > 0 ? (
        <Type size="fact" tone="ink-3" figures above={4}>
          {copy.refunded(formatFenShort(refundedFen))}
        </Type>
      ) : null}
      {movedInFen > 0 ? (
        <Type size="fact" tone="ink-3" figures above={4}>
          {copy.movedIn(formatFenShort(movedInFen))}
        </Type>
      ) : null}
      {movedOutFen > 0 ? (
        <Type size="fact" tone="ink-3" figures above={4}>
          {copy.movedOut(formatFenShort(movedOutFen))}
        </Type>
      ) : null}
    </>
  )
}
