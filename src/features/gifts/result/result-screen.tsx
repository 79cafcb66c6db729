/** After the cashier: an unlit lantern while the server is asked, a glowing one once the gift is in the ledger. */
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { openPage, replacePage, useSharing } from '../../../platform'
import { Button, NavBar, Notice, ThemeRoot, useCopy } from '../../../ui'
import { type Telling, TellMe, useTelling } from '../../notices'
import { isNoGift, type Known } from '../journey/follow'
import { Checking, NoGift } from './checking'
import { resultCopy } from './copy'
import { LanternScene } from './lantern-scene'
import { Lit } from './lit'
import { Outcome } from './outcome'
import { useResultCard } from './result-card'
import { type Following, useFollowing } from './use-following'
import './result-screen.scss'

type Props = {
  giftId: string
  /** It is not the gift that was just asked for, but one before it that had to be known first. */
  earlier: boolean
}

export function ResultScreen({ giftId, earlier }: Props): ReactNode {
  const following = useFollowing(giftId)
  const copy = useCopy(resultCopy)
  const telling = useTelling('gift_settled', 'friend_gave', 'report_published')
  useSharing(useResultCard(following.gift))
  return (
    <ThemeRoot title={copy.page}>
      <NavBar over="picture" />
      <LanternScene state={sceneOf(following)} />
      {earlier ? (
        <View className="result-earlier">
          <Notice tone="ink-2" icon="info">
            {copy.earlier}
          </Notice>
        </View>
      ) : null}
      <Content following={following} telling={telling} />
    </ThemeRoot>
  )
}

type ContentProps = { following: Following; telling: Telling | undefined }

function Content({ following, telling }: ContentProps): ReactNode {
  const { verdict, gift } = following
  if (isNoGift(following)) return <NoGift />
  if (verdict === 'waiting' || !gift) {
    return (
      <>
        <Checking following={following} />
        {gift && telling ? (
          <View className="result-telling">
            <TellMe telling={telling} about="gift_settled" />
          </View>
        ) : null}
      </>
    )
  }
  if (verdict === 'lit') {
    return (
      <Lit gift={gift}>{telling ? <TellMe telling={telling} about="friend_gave" /> : null}</Lit>
    )
  }
  if (verdict === 'unpaid') return <Unpaid gift={gift} />
  return <GoingBack gift={gift} held={verdict === 'held'} />
}

/** Money came that the project could not take, or a gift went back: it says so, and there is nothing to do. */
function GoingBack({ gift, held }: { gift: Gift; held: boolean }): ReactNode {
  const copy = useCopy(resultCopy)
  const done = gift.state === 'refunded'
  return (
    <Outcome
      title={held ? (done ? copy.heldDone : copy.held) : copy.returned}
      text={held ? (done ? copy.heldDoneText : copy.heldText) : copy.returnedText}
    >
      <Button kind="primary" onPress={() => openPage('gift', { giftId: gift.giftId })}>
        {copy.gift}
      </Button>
      <Button kind="plain" onPress={() => openPage('home', {})}>
        {copy.home}
      </Button>
    </Outcome>
  )
}

function Unpaid({ gift: { projectId } }: { gift: Gift }): ReactNode {
  const copy = useCopy(resultCopy)
  return (
    <Outcome title={copy.unpaid} text={copy.unpaidText}>
      <Button kind="primary" onPress={() => replacePage('project', { projectId, give: 'now' })}>
        {copy.again}
      </Button>
      <Button kind="plain" onPress={() => openPage('home', {})}>
        {copy.home}
      </Button>
    </Outcome>
  )
}

function sceneOf({ verdict }: Known): 'lit' | 'waiting' {
  return verdict === 'lit' ? 'lit' : 'waiting'
}
