import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { beijingParts } from '../../../../contracts/beijing'
import { CALENDAR_DAY_MAX } from '../../../../contracts/pledge-plan'
import type { Project } from '../../../../contracts/projects'
import type { Via } from '../../../platform'
import { Card, Notice, useCopy, useWords } from '../../../ui'
import {
  AmountChoice,
  amountOf,
  CoolDown,
  emptyForm,
  type GiftForm,
  Naming,
  type Pledging,
  readForm,
  SaidNotice,
  SecondQuestion,
  useBusyWords,
  withAmount,
} from '../../gifts'
import { DayChoice } from '../parts/day-choice'
import { MONTHLY_PRESETS_FEN } from '../parts/monthly-presets'
import { PledgeFoot } from '../parts/pledge-foot'
import { PledgeHead } from '../parts/pledge-head'
import { isOverLimit, WayChoice } from '../parts/way-choice'
import { now } from '../today'
import { startCopy } from './copy'
import { FirstChoice } from './first-choice'
import { GiveMonthly } from './give-monthly'
import { Another, Living, livingIn } from './living'
import { Means } from './means'
import './start-page.scss'
import { StillWaiting } from './still-waiting'
import { type Signing, usePromise } from './use-promise'

type Props = { project: Project; via: Via }

export function StartPage({ project, via }: Props): ReactNode {
  const { projectId } = project
  const copy = useCopy(startCopy)
  const words = useWords()
  const [form, setForm] = useState<GiftForm>(() =>
    emptyForm({ presetsFen: [...MONTHLY_PRESETS_FEN] }),
  )
  const [chosen, setChosen] = useState<Partial<Pledging>>({})
  // By the server's clock, which may be heard of only after the first drawing.
  const terms = { ...usualTerms(), ...chosen }
  const [tried, setTried] = useState<ReturnType<typeof readForm>>()
  const { giving, moment, signing } = usePromise({ projectId, via })
  const amountFen = amountOf(form)
  const wrong = tried && !tried.ok ? tried : undefined
  const busyWords = useBusy(signing, moment)

  const change = (changed: Partial<GiftForm>): void => {
    setTried(undefined)
    setForm((before) => ({ ...before, ...changed }))
  }
  const choose = (more: Partial<Pledging>): void => setChosen((before) => ({ ...before, ...more }))
  const give = (pledging = terms): void => {
    const read = readForm(form, projectId)
    setTried(read)
    if (read.ok && !isOverLimit(terms.way, amountFen)) giving.give({ ...read.draft, pledging })
  }
  const living = livingIn(moment)

  if (moment.at === 'asking-again') {
    return (
      <SecondQuestion
        monthly
        asking={moment}
        project={words(project.title)}
        giving={giving}
        onTake={(taken) => setForm(withAmount(form, taken, MONTHLY_PRESETS_FEN))}
        onClose={giving.close}
      />
    )
  }
  return (
    <>
      <PledgeHead cover={project.cover} title={project.title} charityName={project.charityName} />
      <Living projectId={projectId} />
      <StillWaiting projectId={projectId} />
      <Card inPage>
        <AmountChoice
          project={{ presetsFen: [...MONTHLY_PRESETS_FEN], meanings: project.meanings }}
          form={form}
          missing={wrong?.amount}
          onChange={change}
        />
      </Card>
      <Card inPage>
        <DayChoice day={terms.day} onChange={(day) => choose({ day })} />
        <FirstChoice first={terms.first} onChange={(first) => choose({ first })} />
      </Card>
      <Card inPage>
        <WayChoice
          way={terms.way}
          offered={project.contractOffered ?? false}
          amountFen={amountFen}
          onChange={(way) => choose({ way })}
        />
      </Card>
      <Card inPage>
        <Naming form={form} missing={wrong?.nameMissing ?? false} onChange={change} />
      </Card>
      <View className="pledge-start__facts">
        <CoolDown project={project} />
      </View>
      <Means amountFen={isOverLimit(terms.way, amountFen) ? undefined : amountFen} terms={terms} />
      <PledgeFoot project={project}>
        {living ? null : <SaidNotice moment={moment} />}
        {signing === 'unsigned' && moment.at === 'choosing' && !moment.said ? (
          <View className="pledge-start__said">
            <Notice tone="gold" icon="info" live>
              {copy.unsigned}
            </Notice>
          </View>
        ) : null}
        {living && amountFen !== undefined ? (
          <Another
            pledgeId={living}
            moment={moment}
            amountFen={amountFen}
            onAnother={() => give({ ...terms, another: true })}
          />
        ) : (
          <GiveMonthly
            project={project}
            form={form}
            over={isOverLimit(terms.way, amountFen)}
            busyWords={busyWords}
            onGive={() => give()}
          />
        )}
      </PledgeFoot>
    </>
  )
}

function usualTerms(): Pledging {
  const { date } = beijingParts(now())
  return { day: Math.min(date, CALENDAR_DAY_MAX), first: 'now', way: 'reminder' }
}

function useBusy(
  signing: Signing,
  moment: ReturnType<typeof usePromise>['moment'],
): string | undefined {
  const copy = useCopy(startCopy)
  const busy = useBusyWords(moment)
  if (signing === 'signing') return copy.signing
  if (signing === 'checking') return copy.checking
  return busy
}
