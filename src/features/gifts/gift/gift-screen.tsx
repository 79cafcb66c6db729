import type { ReactNode } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { openPage } from '../../../platform'
import {
  Bone,
  Card,
  EmptyState,
  LoadFrame,
  NavBar,
  Section,
  Skeleton,
  ThemeRoot,
  Timeline,
  useCopy,
  useLook,
} from '../../../ui'
import { giftCopy } from './copy'
import { GiftActions } from './gift-actions'
import { GiftHead } from './gift-head'
import { GiftReceipt } from './gift-receipt'
import { GiftRecord } from './gift-record'
import { giftSteps } from './gift-steps'
import { TryAgain } from './try-again'
import { type OwnGift, useGift } from './use-gift'
import { useWay } from './use-way'
import { WayCard } from './way-card'

/** One gift of one's own: its sum, its way so far, its record, and the ways back. */
export function GiftScreen({ giftId }: { giftId: string }): ReactNode {
  const copy = useCopy(giftCopy)
  const own = useGift(giftId)
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <LoadFrame asked={own.asked} skeleton={<GiftSkeleton />} refused={<NoGift />}>
        {(gift) => <GiftPage gift={gift} own={own} />}
      </LoadFrame>
    </ThemeRoot>
  )
}

function GiftPage({ gift, own }: { gift: Gift; own: OwnGift }): ReactNode {
  const copy = useCopy(giftCopy)
  const { lang } = useLook()
  const { value: way } = useWay(gift)
  return (
    <>
      <GiftHead gift={gift} />
      {own.unpaid ? <TryAgain projectId={gift.projectId} /> : null}
      {way ? <WayCard way={way} /> : null}
      <Section title={copy.steps}>
        <Card inPage>
          <Timeline steps={giftSteps(gift, lang, way)} />
        </Card>
      </Section>
      <GiftRecord gift={gift} />
      <GiftReceipt gift={gift} />
      <GiftActions gift={gift} own={own} />
    </>
  )
}

function NoGift(): ReactNode {
  const copy = useCopy(giftCopy)
  return (
    <EmptyState
      title={copy.missing}
      text={copy.missingText}
      action={{ label: copy.mine, onPress: () => openPage('gifts', {}) }}
    />
  )
}

function GiftSkeleton(): ReactNode {
  return (
    <Skeleton>
      <Card inPage>
        <Bone width="40%" />
        <Bone width="60%" height="44px" above="12px" />
      </Card>
      <Card inPage>
        <Bone above="4px" />
        <Bone width="70%" above="16px" />
        <Bone width="80%" above="16px" />
      </Card>
    </Skeleton>
  )
}
