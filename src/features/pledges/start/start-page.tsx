import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { beijingParts } from '../../../../contracts/beijing'
import { formatFenShort } from '../../../../contracts/money'
import { CALENDAR_DAY_MAX, REMINDER_HOUR } from '../../../../contracts/pledge-plan'
import type { Project } from '../../../../contracts/projects'
import { launch, openPage, type Via } from '../../../platform'
import { Button, Card, ChoiceGroup, Notice, Type, useCopy, useLook, useWords } from '../../../ui'
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
  wrongSoFar,
} from '../../gifts'
import { firstTime } from '../next-times'
import { DayChoice } from '../parts/day-choice'
import { MONTHLY_PRESETS_FEN } from '../parts/monthly-presets'
import { PledgeFoot } from '../parts/pledge-foot'
import { PledgeHead } from '../parts/pledge-head'
import { isOverLimit, WayChoice } from '../parts/way-choice'
import { unsigned } from '../signing/sign'
import { now } from '../today'
import { timeWords } from '../words'
import { startCopy } from './copy'
import './start-page.scss'
import { type Signing, usePromise } from './use-promise'

type Props = { project: Project; via: Via }

export function StartPage({ project, via }: Props): ReactNode {
  const { projectId } = project
  const copy = useCopy(startCopy)
  const words = useWords()
  const [form, setForm] = useState<GiftForm>(() =>
    emptyForm({ presetsFen: [...MONTHLY_PRESETS_FEN] }),
  )
  const [terms, setTerms] = useState<Pledging>(usualTerms)
  const [tried, setTried] = useState<ReturnType<typeof readForm>>()
  const { giving, moment, signing } = usePromise({ projectId, via })
  const amountFen = amountOf(form)
  const wrong = tried && !tried.ok ? tried : undefined
  const busyWords = useBusy(signing, moment)

  const change = (changed: Partial<GiftForm>): void => {
    setTried(undefined)
    setForm((before) => ({ ...before, ...changed }))
  }
  const choose = (chosen: Partial<Pledging>): void =>
    setTerms((before) => ({ ...before, ...chosen }))
  const give = (): void => {
    const read = readForm(form, projectId)
    setTried(read)
    if (read.ok && !isOverLimit(terms.way, amountFen)) {
      giving.give({ ...read.draft, pledging: terms })
    }
  }

  if (moment.at === 'asking-again') {
    return (
      <SecondQuestion
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
        <First first={terms.first} onChange={(first) => choose({ first })} />
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
      <Means amountFen={amountFen} terms={terms} />
      <PledgeFoot project={project}>
        <SaidNotice moment={moment} />
        {signing === 'unsigned' && moment.at === 'choosing' && !moment.said ? (
          <View className="pledge-start__said">
            <Notice tone="gold" icon="info" live>
              {copy.unsigned}
            </Notice>
          </View>
        ) : null}
        <GiveMonthly
          project={project}
          form={form}
          over={isOverLimit(terms.way, amountFen)}
          busyWords={busyWords}
          onGive={give}
        />
      </PledgeFoot>
    </>
  )
}

function usualTerms(): Pledging {
  const { date } = beijingParts(now())
  return { day: Math.min(date, CALENDAR_DAY_MAX), first: 'now', way: 'reminder' }
}

type FirstProps = { first: Pledging['first']; onChange: (first: Pledging['first']) => void }

function First({ first, onChange }: FirstProps): ReactNode {
  const copy = useCopy(startCopy)
  return (
    <View className="pledge-start__first">
      <Type strong>{copy.first}</Type>
      <View className="pledge-start__choice">
        <ChoiceGroup
          label={copy.first}
          kind="segments"
          choices={[
            { value: 'now', label: copy.firstNow },
            { value: 'on-day', label: copy.firstOnDay },
          ]}
          value={first}
          onChange={onChange}
        />
      </View>
    </View>
  )
}

/** What is about to be promised, in one sentence. */
function Means({
  amountFen,
  terms,
}: {
  amountFen: number | undefined
  terms: Pledging
}): ReactNode {
  const copy = useCopy(startCopy)
  const { lang } = useLook()
  if (amountFen === undefined) return null
  const next = timeWords(
    firstTime({ ...terms, hour: REMINDER_HOUR, amountFen }, terms.first, now()),
    lang,
  )
  const atOnce = terms.first === 'now'
  return (
    <View className="pledge-start__means">
      <Notice tone="jade" icon="calendar">
        <Type strong figures>
          {atOnce ? copy.meansNow(formatFenShort(amountFen), next) : copy.meansOnDay(next)}
        </Type>
        <Type size="fact" tone="ink-2" above={4}>
          {copy.stops}
        </Type>
      </Notice>
    </View>
  )
}

/** A signing from before the app was closed, of which the end is not known. */
function StillWaiting({ projectId }: { projectId: string }): ReactNode {
  const copy = useCopy(startCopy)
  const [entry] = useState(() => unsigned.all().find((each) => each.projectId === projectId))
  if (!entry) return null
  const see = (): void => openPage('pledge', { pledgeId: entry.pledgeId })
  return (
    <View className="pledge-start__waiting">
      <Notice
        tone="gold"
        icon="clock"
        aside={
          <Button small kind="plain" onPress={see}>
            {copy.waitingSee}
          </Button>
        }
      >
        {copy.waiting}
      </Notice>
    </View>
  )
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

type ButtonProps = {
  project: Project
  form: GiftForm
  over: boolean
  busyWords: string | undefined
  onGive: () => void
}

function GiveMonthly({ project, form, over, busyWords, onGive }: ButtonProps): ReactNode {
  const copy = useCopy(startCopy)
  const amountFen = amountOf(form)
  if (launch().readOnly || !project.openness.open) {
    return (
      <Notice tone="ink-2" icon="info">
        {launch().readOnly ? copy.readOnly : copy.closed}
      </Notice>
    )
  }
  const asks =
    amountFen === undefined
      ? wrongSoFar(form)
        ? copy.amountAnew
        : copy.amountFirst
      : over
        ? copy.amountAnew
        : copy.give(formatFenShort(amountFen))
  return (
    <Button kind="primary" busy={busyWords !== undefined} onPress={onGive}>
      {busyWords ?? asks}
    </Button>
  )
}
