import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Month, Pledge } from '../../../../contracts/pledges'
import { openPage, type Via } from '../../../platform'
import {
  Bone,
  Button,
  Card,
  EmptyState,
  LoadFrame,
  NavBar,
  Notice,
  Skeleton,
  ThemeRoot,
  Type,
  useCopy,
} from '../../../ui'
import { SaidNotice, useGiving, type Verdict } from '../../gifts'
import { useProject } from '../../projects'
import { PledgeHead } from '../parts/pledge-head'
import { changesCopy } from './changes-copy'
import { pledgeCopy } from './copy'
import { KeepInMind } from './keep-in-mind'
import { MendMonths } from './mend-months'
import { MonthLanterns } from './month-lanterns'
import { dueMonth } from './months-shown'
import { NextCard } from './next-card'
import { OfProject } from './of-project'
import { OpenedMonth } from './opened-month'
import { PayFoot } from './pay-foot'
import { BegunPanel, PaymentPanel } from './payment-panel'
import { PledgeActions } from './pledge-actions'
import './pledge-screen.scss'
import { SigningPanel } from './signing-panel'
import { Standing } from './standing'
import { type OwnPledge, usePledge } from './use-pledge'
import { WhatItDid } from './what-it-did'

type Props = {
  pledgeId: string
  via: Via
  /** The month that a notice is about. */
  period: string | undefined
  /** A payment that was just made. */
  giftId: string | undefined
  /** Just promised, with nothing to be paid. */
  begun: boolean
}

/** One pledge of one's own: its months as lanterns, what comes next, and what can be done about it. */
export function PledgeScreen({ pledgeId, ...opened }: Props): ReactNode {
  const copy = useCopy(pledgeCopy)
  const own = usePledge(pledgeId)
  const due = own.asked.value && dueMonth(own.asked.value)
  return (
    <ThemeRoot title={copy.page} foot={due ? 'donate-bar' : 'none'}>
      <NavBar title={copy.page} />
      <LoadFrame asked={own.asked} skeleton={<PledgeSkeleton />} refused={<NoPledge />}>
        {(pledge) => <PledgePage pledge={pledge} own={own} {...opened} />}
      </LoadFrame>
    </ThemeRoot>
  )
}

/** Of so many projects is shown what the money did, the most recent first. */
const DID_MAX = 3

type PageProps = Omit<Props, 'pledgeId'> & { pledge: Pledge; own: OwnPledge }

function PledgePage({ pledge, own, via, period, giftId, begun }: PageProps): ReactNode {
  const { pledgeId, projectId } = pledge
  const [paid, setPaid] = useState(giftId)
  const [known, setKnown] = useState<Verdict>()
  const asked = useProject(projectId)
  const { giving, moment } = useGiving(
    { projectId, via },
    () => undefined,
    (made) => {
      setKnown(undefined)
      setPaid(made)
    },
  )
  const quiet = moment.at === 'choosing' && !moment.said
  const ownProject = { projectId, project: asked.value }
  const due = unpaidMonth(pledge, known === 'unpaid' ? undefined : paid)
  const learn = (verdict: Verdict): void => {
    setKnown(verdict)
    if (verdict === 'lit' && paid) own.expect(paid)
    else own.lookAgain()
  }
  const pay = (month: Month): void => {
    const { amountFen, state } = month
    const of = { pledgeId, period: month.period, missed: state === 'missed' }
    giving.give({ projectId: month.projectId, amountFen, typed: false, message: '', month: of })
  }
  return (
    <>
      <PledgeHead
        cover={pledge.cover}
        title={pledge.projectTitle}
        charityName={pledge.charityName}
      />
      {paid ? <PaymentPanel key={paid} pledge={pledge} giftId={paid} onKnown={learn} /> : null}
      {begun && !paid && pledge.state === 'active' ? <BegunPanel pledge={pledge} /> : null}
      {paid ? null : <OpenedMonth pledge={pledge} period={period} said={!quiet} />}
      <SigningPanel pledge={pledge} own={own} />
      {paid ? null : <FirstUnpaid pledge={pledge} due={due} />}
      <Standing pledge={pledge} />
      <Stale own={own} />
      <MonthLanterns pledge={pledge}>
        <MendMonths
          pledge={pledge}
          project={asked.value}
          busy={moment.at !== 'choosing'}
          onMend={pay}
        />
        {due ? null : <SaidNotice moment={moment} />}
      </MonthLanterns>
      <NextCard pledge={pledge} />
      <KeepInMind pledge={pledge} />
      <PledgeActions pledge={pledge} own={own} />
      {pledge.given.slice(0, DID_MAX).map(({ projectId: to }) => (
        <OfProject key={to} projectId={to} own={ownProject}>
          {(project) => (project ? <WhatItDid pledge={pledge} project={project} /> : null)}
        </OfProject>
      ))}
      {due ? (
        <OfProject projectId={due.projectId} own={ownProject}>
          {(project) => (
            <PayFoot
              month={due}
              project={project}
              other={due.projectId !== projectId}
              moment={moment}
              onPay={() => pay(due)}
            />
          )}
        </OfProject>
      ) : null}
    </>
  )
}

/** The month to be paid, unless a payment of it was just made: nobody is asked twice. */
function unpaidMonth(pledge: Pledge, made: string | undefined): Month | undefined {
  const due = dueMonth(pledge)
  return due && made !== undefined && due.giftId === made ? undefined : due
}

/** A pledge that begins with a payment, and it was not made. */
function FirstUnpaid({ pledge, due }: { pledge: Pledge; due: Month | undefined }): ReactNode {
  const copy = useCopy(pledgeCopy)
  const changes = useCopy(changesCopy)
  const { state, way, projectId } = pledge
  if (state !== 'signing' || way !== 'reminder') return null
  return (
    <Card inPage>
      <Type size="section">{copy.firstUnpaid}</Type>
      <Type tone="ink-2" above={4}>
        {due?.paying ? copy.firstOpenText : copy.firstUnpaidText}
      </Type>
      {due ? null : (
        <View className="pledge__again">
          <Button small onPress={() => openPage('pledgeStart', { projectId })}>
            {changes.startAgain}
          </Button>
        </View>
      )}
    </Card>
  )
}

/** What is shown is from before: the newest could not be fetched. */
function Stale({ own: { asked } }: { own: OwnPledge }): ReactNode {
  const copy = useCopy(pledgeCopy)
  if (!asked.trouble) return null
  return (
    <View className="pledge__said">
      <Notice
        tone="ink-2"
        icon="offline"
        live
        aside={
          <Button small kind="plain" onPress={asked.again}>
            {copy.lookAgain}
          </Button>
        }
      >
        {copy.stale}
      </Notice>
    </View>
  )
}

function NoPledge(): ReactNode {
  const copy = useCopy(pledgeCopy)
  return (
    <EmptyState
      title={copy.missing}
      text={copy.missingText}
      action={{ label: copy.mine, onPress: () => openPage('pledges', {}) }}
    />
  )
}

function PledgeSkeleton(): ReactNode {
  return (
    <Skeleton>
      <View className="pledge__head-bones">
        <Bone width="56px" height="56px" radius="12px" />
        <View className="pledge__title-bones">
          <Bone width="60%" height="20px" />
          <Bone width="80%" above="8px" />
        </View>
      </View>
      <Card inPage>
        <Bone width="40%" />
        <Bone height="84px" above="12px" />
        <Bone height="84px" above="12px" />
      </Card>
      <Card inPage>
        <Bone width="50%" height="44px" />
      </Card>
      <Card inPage>
        <Bone height="40px" />
        <Bone height="40px" above="16px" />
        <Bone height="40px" above="16px" />
      </Card>
    </Skeleton>
  )
}
