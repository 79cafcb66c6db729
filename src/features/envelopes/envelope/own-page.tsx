import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { openPage } from '../../../platform'
import {
  Amount,
  a11y,
  Button,
  Card,
  clockOf,
  dayWordsOf,
  List,
  ListRow,
  Section,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { useFollowing, useSeenPaid } from '../../gifts'
import { TellMe, useTelling } from '../../notices'
import { Cover } from '../../projects'
import { EnvelopeLantern } from '../lantern/envelope-lantern'
import { Blessing } from './blessing'
import { envelopeCopy } from './copy'
import { ShareEnvelope } from './share-envelope'
import { useEnvelopeWords } from './words'

type Props = { envelope: Envelope; again: () => void }

/** One's own: whether it is paid, how many opened it, and where they sent it. */
export function OwnPage({ envelope, again }: Props): ReactNode {
  if (envelope.state === 'unpaid' && envelope.giftId) {
    return <PayingPage envelope={envelope} giftId={envelope.giftId} again={again} />
  }
  return <SentPage envelope={envelope} />
}

/** The gift's payment is looked after as on its result page; then the envelope is read again. */
function PayingPage({ envelope, giftId, again }: Props & { giftId: string }): ReactNode {
  const copy = useCopy(envelopeCopy)
  const { verdict, resting, lookAgain } = useFollowing(giftId)
  const { defaultProjectId: projectId } = envelope
  useEffect(() => {
    if (verdict === 'lit') again()
  }, [verdict, again])
  const { title, text } = useVerdict(verdict, resting)
  return (
    <>
      <EnvelopeLantern cover={envelope.cover} state="waiting" />
      <View className="envelope__words">
        <View {...a11y({ role: 'status', live: 'polite' })}>
          <Type size="headline" center>
            {title}
          </Type>
          <Type tone="ink-2" center above={8}>
            {text}
          </Type>
        </View>
      </View>
      <View className="envelope__foot">
        {verdict === 'unpaid' ? (
          <Button kind="primary" onPress={() => openPage('wrap', { projectId })}>
            {copy.own.again}
          </Button>
        ) : resting ? (
          <Button kind="primary" onPress={lookAgain}>
            {copy.own.lookAgain}
          </Button>
        ) : null}
        <Button kind="plain" onPress={() => openPage('gift', { giftId })}>
          {copy.gift}
        </Button>
      </View>
    </>
  )
}

function useVerdict(verdict: ReturnType<typeof useFollowing>['verdict'], resting: boolean) {
  const { own } = useCopy(envelopeCopy)
  switch (verdict) {
    case 'unpaid':
      return { title: own.unpaid, text: own.unpaidText }
    case 'held':
      return { title: own.held, text: own.heldText }
    case 'returned':
      return { title: own.refunded, text: own.refundedText }
    default:
      return { title: own.checking, text: resting ? own.restingText : own.checkingText }
  }
}

function SentPage({ envelope }: { envelope: Envelope }): ReactNode {
  const copy = useCopy(envelopeCopy)
  const { lang } = useLook()
  const { defaultTitle } = useEnvelopeWords(envelope)
  const telling = useTelling()
  const { state, ended, endsAt, giftId, totalFen } = envelope
  useSeenPaid(giftId)
  const open = state === 'open'
  const refunded = ended === 'refund'
  const title = refunded ? copy.own.refunded : open ? copy.own.open : copy.own.ended
  const rest = refunded ? copy.own.refundedText : open ? copy.restGoesTo : copy.restWentTo
  return (
    <>
      <EnvelopeLantern cover={envelope.cover} state="lit" />
      <View className="envelope__words">
        <View {...a11y({ role: 'status', live: 'polite' })}>
          <Type size="headline" center>
            {title}
          </Type>
        </View>
        <Blessing blessing={envelope.blessing} />
        <View className="envelope__sum">
          <Amount fen={totalFen ?? 0} size={28} />
          <Type tone="ink-2" figures>
            {copy.progress(envelope.opened, envelope.portions)}
          </Type>
        </View>
        {open && endsAt ? (
          <Type size="fact" tone="ink-3" center figures above={8}>
            {copy.until(`${dayWordsOf(endsAt, lang)} ${clockOf(endsAt).slice(0, 5)}`)}
          </Type>
        ) : null}
      </View>
      {refunded ? null : <Destinations envelope={envelope} />}
      <View className="envelope__aside">
        <Type tone="ink-2" center>
          {typeof rest === 'string' ? rest : rest(defaultTitle)}
        </Type>
        {open && telling ? (
          <View className="envelope__telling">
            <TellMe telling={telling} about="envelope_ended" />
          </View>
        ) : null}
      </View>
      <View className="envelope__foot">
        {open ? <ShareEnvelope envelope={envelope} /> : null}
        {giftId ? (
          <Button kind="plain" onPress={() => openPage('gift', { giftId })}>
            {copy.gift}
          </Button>
        ) : null}
      </View>
    </>
  )
}

/** Portions by project; whose they were is nobody's to see. */
function Destinations({ envelope }: { envelope: Envelope }): ReactNode {
  const copy = useCopy(envelopeCopy)
  const words = useWords()
  return (
    <Section title={copy.sentTo} note={copy.asOf(clockOf(envelope.asOf))}>
      <Card inPage inside="list">
        <List label={copy.sentTo}>
          {envelope.projects.map(({ projectId, title, cover, portions }) => (
            <ListRow
              key={projectId}
              leading={
                <View className="envelope__thumb">
                  <Cover cover={cover} square />
                </View>
              }
              title={words(title)}
              aside={copy.portionsOf(portions)}
            />
          ))}
        </List>
      </Card>
    </Section>
  )
}
