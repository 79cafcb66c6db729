import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { openPage, pathTo } from '../../../platform'
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
import { useSeenPaid } from '../../gifts'
import { TellMe, useTelling } from '../../notices'
import { Cover } from '../../projects'
import { PosterButton, ShareButton } from '../../shares'
import { EnvelopeLantern } from '../lantern/envelope-lantern'
import { Blessing } from './blessing'
import { envelopeCopy } from './copy'
import { useEnvelopeCard } from './envelope-card'
import { PayingPage } from './paying-page'
import { useEnvelopeWords } from './words'

type Props = { envelope: Envelope; again: () => void }

/** One's own: whether it is paid, how many opened it, and where they sent it. */
export function OwnPage({ envelope, again }: Props): ReactNode {
  if (envelope.state === 'unpaid' && envelope.giftId) {
    return <PayingPage envelope={envelope} giftId={envelope.giftId} again={again} />
  }
  return <SentPage envelope={envelope} />
}

function SentPage({ envelope }: { envelope: Envelope }): ReactNode {
  const copy = useCopy(envelopeCopy)
  const { lang } = useLook()
  const { defaultTitle, video } = useEnvelopeWords(envelope)
  const telling = useTelling('envelope_ended', 'envelope_opened', 'friend_gave')
  const card = useEnvelopeCard(envelope)
  const { state, ended, endsAt, giftId, totalFen, door } = envelope
  useSeenPaid(giftId)
  const open = state === 'open'
  const refunded = ended === 'refund'
  const hangs = door ? copy.own.hangs : copy.own.open
  const title = refunded ? copy.own.refunded : open ? hangs : copy.own.ended
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
        {door ? (
          <Type tone="ink-2" center above={8}>
            {open ? copy.own.hangsAt(video) : copy.own.hungAt(video)}
          </Type>
        ) : null}
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
        <View className="envelope__ways">
          {open && door ? (
            <Button kind="plain" onPress={() => openPage('video', { videoId: door.videoId })}>
              {copy.watch}
            </Button>
          ) : null}
          {giftId ? (
            <Button kind="plain" onPress={() => openPage('gift', { giftId })}>
              {copy.gift}
            </Button>
          ) : null}
        </View>
      </View>
      {open ? (
        <View className="envelope__foot">
          <ShareButton label={copy.share} card={card} />
          <PosterButton path={pathTo('envelope', { envelopeId: envelope.envelopeId })} />
        </View>
      ) : null}
    </>
  )
}

/** Portions by project; whose they were is nobody's to see. */
function Destinations({ envelope }: { envelope: Envelope }): ReactNode {
  const copy = useCopy(envelopeCopy)
  const words = useWords()
  const title = envelope.door ? copy.sentToByWatchers : copy.sentTo
  return (
    <Section title={title} note={copy.asOf(clockOf(envelope.asOf))}>
      <Card inPage inside="list">
        <List label={title}>
          {envelope.projects.map(({ projectId, title: project, cover, portions }) => (
            <ListRow
              key={projectId}
              leading={
                <View className="envelope__thumb">
                  <Cover cover={cover} square />
                </View>
              }
              title={words(project)}
              aside={copy.portionsOf(portions)}
            />
          ))}
        </List>
      </Card>
    </Section>
  )
}
