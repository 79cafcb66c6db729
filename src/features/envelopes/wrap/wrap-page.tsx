import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Project, ProjectCard } from '../../../../contracts/projects'
import { launch, type Via } from '../../../platform'
import { Button, Card, Notice, Type, useCopy, useWords } from '../../../ui'
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
  useBusyWords,
  useGiving,
  withAmount,
} from '../../gifts'
import { CharitySheet, RecordLine } from '../../projects'
import { Choices } from './choices'
import { wrapCopy } from './copy'
import { DefaultProject } from './default-project'
import { LanternFields } from './lantern-fields'
import { Portions } from './portions'
import { Preview } from './preview'
import { offered, portionsMost, type WrapForm } from './wrap-form'

type Props = {
  project: Project
  items: readonly ProjectCard[]
  via: Via
  wrap: WrapForm
  onWrap: (change: Partial<WrapForm>) => void
  onProject: (projectId: string) => void
}

export function WrapPage({ project, items, via, wrap, onWrap, onProject }: Props): ReactNode {
  const { projectId, presetsFen } = project
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
  const portions = Math.min(wrap.portions, most ?? wrap.portions)

  const give = (): void => {
    const read = readForm(form, projectId)
    setTried(read)
    if (!read.ok || most === undefined) return
    const { split, cover, hours, off } = wrap
    const blessing = wrap.blessing.trim()
    const projectIds = offered(
      siblings.map((each) => each.projectId),
      off,
    )
    giving.give({
      ...read.draft,
      wrapping: { projectIds, portions, split, cover, hours, ...(blessing && { blessing }) },
    })
  }

  if (moment.at === 'asking-again') {
    return (
      <SecondQuestion
        asking={moment}
        project={words(project.title)}
        onYes={giving.confirm}
        onBack={giving.back}
        onTake={(amountFen) => {
          giving.back()
          setForm(withAmount(form, amountFen, presetsFen))
        }}
        onClose={giving.close}
      />
    )
  }
  const wrong = tried && !tried.ok ? tried : undefined
  return (
    <>
      <Preview cover={wrap.cover} blessing={wrap.blessing} />
      <Card inPage>
        <AmountChoice project={project} form={form} missing={wrong?.amount} onChange={change} />
        <Portions totalFen={totalFen} wrap={{ ...wrap, portions }} onChange={onWrap} />
      </Card>
      <LanternFields wrap={wrap} onChange={onWrap} />
      <DefaultProject project={project} items={items} onChange={onProject} />
      <Choices project={project} siblings={siblings} off={wrap.off} onChange={onWrap} />
      <Card inPage>
        <Naming form={form} missing={wrong?.nameMissing ?? false} onChange={change} />
      </Card>
      <View className="wrap__facts">
        <CoolDown project={project} />
      </View>
      <GivenNow />
      <View className="wrap__foot">
        <SaidNotice moment={moment} />
        <RecordLine project={project} onPress={() => setProving(true)} />
        <SendButton project={project} totalFen={totalFen} moment={moment} onGive={give} />
      </View>
      <CharitySheet project={project} open={proving} onClose={() => setProving(false)} />
    </>
  )
}

function GivenNow(): ReactNode {
  const copy = useCopy(wrapCopy)
  return (
    <View className="wrap__promise">
      <Type tone="ink-2" center>
        {copy.giveNow}
      </Type>
      <Type size="fact" tone="ink-3" center above={4}>
        {copy.notCash}
      </Type>
    </View>
  )
}

type SendProps = {
  project: Project
  totalFen: number | undefined
  moment: ReturnType<typeof useGiving>['moment']
  onGive: () => void
}

function SendButton({ project, totalFen, moment, onGive }: SendProps): ReactNode {
  const copy = useCopy(wrapCopy)
  const busyWords = useBusyWords(moment)
  if (launch().readOnly) {
    return (
      <Notice tone="jade" icon="info">
        {copy.readOnly}
      </Notice>
    )
  }
  if (!project.openness.open) {
    return (
      <Notice tone="ink-2" icon="info">
        {copy.closed}
      </Notice>
    )
  }
  const words = totalFen === undefined ? copy.amountFirst : copy.send(formatFenShort(totalFen))
  return (
    <Button kind="primary" busy={busyWords !== undefined} onPress={onGive}>
      {busyWords ?? words}
    </Button>
  )
}

/** Other open projects of the same charity: the money is with that charity. */
function siblingsOf(project: Project, items: readonly ProjectCard[]): ProjectCard[] {
  return items.filter(
    ({ projectId, charityName, openness }) =>
      projectId !== project.projectId && openness.open && charityName.zh === project.charityName.zh,
  )
}
