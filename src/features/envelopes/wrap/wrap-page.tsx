import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Project, ProjectCard } from '../../../../contracts/projects'
import type { Scene } from '../../../../contracts/scenes/schema'
import type { Via } from '../../../platform'
import { Card, Type, useCopy, useWords } from '../../../ui'
import {
  AmountChoice,
  amountOf,
  CoolDown,
  emptyForm,
  type GiftForm,
  Naming,
  readForm,
  SaidNotice,
  SecondQuestion,
  useGiving,
  withAmount,
} from '../../gifts'
import { CharitySheet, RecordLine } from '../../projects'
import { Choices } from './choices'
import { wrapCopy } from './copy'
import { DefaultProject } from './default-project'
import { HungAt, type Video } from './hung-at'
import { LanternFields } from './lantern-fields'
import { Portions } from './portions'
import { Preview } from './preview'
import { SendButton } from './send-button'
import { offered, PORTION_FEN_LEAST, portionsMost, type WrapForm } from './wrap-form'

type Props = {
  project: Project
  items: readonly ProjectCard[]
  /** At which it is to hang. */
  video: Video | undefined
  via: Via
  wrap: WrapForm
  scene: Scene
  onWrap: (change: Partial<WrapForm>) => void
  onProject: (projectId: string) => void
}

export function WrapPage({
  project,
  items,
  video,
  via,
  wrap,
  scene,
  onWrap,
  onProject,
}: Props): ReactNode {
  const { projectId, presetsFen } = project
  const copy = useCopy(wrapCopy)
  const words = useWords()
  const [form, setForm] = useState<GiftForm>(() => emptyForm(project))
  const [tried, setTried] = useState<ReturnType<typeof readForm>>()
  const [proving, setProving] = useState(false)
  const { giving, moment } = useGiving({ projectId, via }, () => undefined)
  const siblings = siblingsOf(project, items)
  const change = (changed: Partial<GiftForm>): void => {
    setTried(undefined)
    if (changed.picked !== undefined) giving.record('amount')
    setForm((before) => ({ ...before, ...changed }))
  }
  const totalFen = amountOf(form)
  const most = totalFen === undefined ? undefined : portionsMost(totalFen)
  const portions = wrap.portions && Math.min(wrap.portions, most ?? wrap.portions)

  const give = (): void => {
    const read = readForm(form, projectId)
    setTried(read)
    if (!read.ok || most === undefined || portions === undefined) return
    const { split, cover, hours, off } = wrap
    const blessing = wrap.blessing.trim()
    const projectIds = offered(
      siblings.map((each) => each.projectId),
      off,
    )
    giving.give({
      ...read.draft,
      wrapping: {
        projectIds,
        portions,
        split,
        cover,
        hours,
        ...(blessing && { blessing }),
        ...(video && { videoId: video.videoId }),
      },
    })
  }

  if (moment.at === 'asking-again') {
    return (
      <SecondQuestion
        asking={moment}
        project={words(project.title)}
        giving={giving}
        onTake={(amountFen) => setForm(withAmount(form, amountFen, presetsFen))}
        onClose={giving.close}
      />
    )
  }
  const wrong = tried && !tried.ok ? tried : undefined
  return (
    <>
      <Preview cover={wrap.cover} blessing={wrap.blessing} video={video} />
      {video ? <HungAt video={video} /> : null}
      <Card inPage>
        <AmountChoice
          project={project}
          form={form}
          missing={wrong?.amount}
          leastFen={PORTION_FEN_LEAST}
          onChange={change}
        />
        <Portions totalFen={totalFen} wrap={{ ...wrap, portions }} onChange={onWrap} />
      </Card>
      <LanternFields wrap={wrap} scene={scene} onChange={onWrap} />
      {/* What was watched is where the gift is booked. */}
      <DefaultProject project={project} items={video ? [] : items} onChange={onProject} />
      <Choices
        project={project}
        title={video ? copy.watchersChoose : copy.choices}
        siblings={siblings}
        off={wrap.off}
        onChange={onWrap}
      />
      <Card inPage>
        <Naming form={form} missing={wrong?.nameMissing ?? false} onChange={change} />
      </Card>
      <View className="wrap__facts">
        <CoolDown project={project} />
      </View>
      <GivenNow atVideo={video !== undefined} />
      <View className="wrap__foot">
        <SaidNotice moment={moment} />
        <RecordLine project={project} onPress={() => setProving(true)} />
        <SendButton
          project={project}
          form={form}
          portions={portions}
          words={video ? copy.hang : copy.send}
          moment={moment}
          onGive={give}
        />
      </View>
      <CharitySheet project={project} open={proving} onClose={() => setProving(false)} />
    </>
  )
}

function GivenNow({ atVideo }: { atVideo: boolean }): ReactNode {
  const copy = useCopy(wrapCopy)
  return (
    <View className="wrap__promise">
      <Type tone="ink-2" center>
        {atVideo ? copy.giveNowAtVideo : copy.giveNow}
      </Type>
      <Type size="fact" tone="ink-3" center above={4}>
        {copy.notCash}
      </Type>
    </View>
  )
}

/** Other open projects of the same charity: the money is with that charity. */
function siblingsOf(project: Project, items: readonly ProjectCard[]): ProjectCard[] {
  return items.filter(
    ({ projectId, charityName, openness }) =>
      projectId !== project.projectId && openness.open && charityName.zh === project.charityName.zh,
  )
}
