/** An envelope by its card: what it is, what can be done with it, and an honest page where nothing can. */
import type { ReactNode } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { launch, openPage, useSharing } from '../../../platform'
import { Bone, EmptyState, LoadFrame, NavBar, Skeleton, ThemeRoot, useCopy } from '../../../ui'
import { ChoosingPage } from './choosing-page'
import { ClosedPage } from './closed-page'
import { envelopeCopy } from './copy'
import { DirectedPage } from './directed-page'
import { useEnvelopeCard } from './envelope-card'
import { OwnPage } from './own-page'
import { standingOf } from './standing'
import { type OpenedEnvelope, useEnvelope } from './use-envelope'
import { WaitingPage } from './waiting-page'
import { WatchPage } from './watch-page'
import './envelope-screen.scss'

export function EnvelopeScreen({ envelopeId }: { envelopeId: string }): ReactNode {
  const copy = useCopy(envelopeCopy)
  const opened = useEnvelope(envelopeId)
  const { readOnly } = launch()
  useSharing(useEnvelopeCard(opened.asked.value))
  return (
    <ThemeRoot title={copy.page} foot="donate-bar">
      {readOnly ? null : <NavBar title={copy.page} />}
      <LoadFrame asked={opened.asked} skeleton={<EnvelopeSkeleton />} refused={<NoEnvelope />}>
        {(envelope) => <EnvelopePage envelope={envelope} opened={opened} readOnly={readOnly} />}
      </LoadFrame>
    </ThemeRoot>
  )
}

type PageProps = { envelope: Envelope; opened: OpenedEnvelope; readOnly: boolean }

function EnvelopePage({ envelope, opened, readOnly }: PageProps): ReactNode {
  const standing = standingOf(envelope)
  const { door } = envelope
  switch (standing) {
    case 'own':
      return <OwnPage envelope={envelope} again={opened.asked.again} />
    case 'waiting':
      return <WaitingPage envelope={envelope} opened={opened} readOnly={readOnly} />
    case 'to-watch':
      return door ? <WatchPage envelope={envelope} door={door} readOnly={readOnly} /> : null
    case 'choosing':
      return <ChoosingPage envelope={envelope} opened={opened} />
    case 'directed':
      return <DirectedPage envelope={envelope} fresh={opened.fresh} />
    default:
      return <ClosedPage envelope={envelope} standing={standing} readOnly={readOnly} />
  }
}

function NoEnvelope(): ReactNode {
  const copy = useCopy(envelopeCopy)
  return (
    <EmptyState
      title={copy.missing}
      text={copy.missingText}
      action={{ label: copy.home, onPress: () => openPage('home', {}) }}
    />
  )
}

function EnvelopeSkeleton(): ReactNode {
  return (
    <Skeleton>
      <Bone width="160px" height="200px" above="48px" />
      <Bone width="70%" height="28px" above="32px" />
      <Bone width="50%" above="12px" />
    </Skeleton>
  )
}
