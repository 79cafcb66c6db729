import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Notice, NoticeKind } from '../../../../contracts/notices'
import { Icon, type IconName, Pressable, Type, useCopy, useWords } from '../../../ui'
import { inboxCopy } from './copy'
import './notice-row.scss'
import { Invitation } from './invitation'
import { UnreadDot } from './unread-dot'

type Look = { icon: IconName; tone: 'jade' | 'accent' | 'gold' }

export const looks: Record<NoticeKind, Look> = {
  gift_settled: { icon: 'check', tone: 'jade' },
  friend_gave: { icon: 'lantern', tone: 'accent' },
  envelope_opened: { icon: 'lantern', tone: 'accent' },
  envelope_ended: { icon: 'lantern', tone: 'accent' },
  calendar_day: { icon: 'lantern', tone: 'accent' },
  pledge_due: { icon: 'calendar', tone: 'accent' },
  pledge_failed: { icon: 'info', tone: 'accent' },
  pledge_held: { icon: 'pause', tone: 'accent' },
  pledge_ended: { icon: 'info', tone: 'accent' },
  pledge_paused_over: { icon: 'play', tone: 'jade' },
  pledge_changed: { icon: 'pencil', tone: 'jade' },
  report_published: { icon: 'report', tone: 'jade' },
  report_due: { icon: 'clock', tone: 'gold' },
  echo_sent: { icon: 'heart', tone: 'jade' },
  pledge_announced: { icon: 'calendar', tone: 'accent' },
  pledge_missed: { icon: 'info', tone: 'accent' },
}

/** Of a kind that a newer server knows, and this version of the app does not yet. */
const NEWER: Look = { icon: 'message', tone: 'accent' }

type Props = {
  notice: Notice
  /** Its time, as its group says times. */
  time: string
  onOpen: () => void
  /** Goes where its invitation leads. */
  onFollow: () => void
  onDecline: () => void
}

/** A notice, and below it the invitation that came with it, if one did. */
export function NoticeRow({ notice, time, onOpen, onFollow, onDecline }: Props): ReactNode {
  return (
    <View className="inbox-notice">
      <Told notice={notice} time={time} onOpen={onOpen} />
      {notice.invitation ? (
        <Invitation text={notice.invitation.text} onFollow={onFollow} onDecline={onDecline} />
      ) : null}
    </View>
  )
}

function Told({ notice, time, onOpen }: Pick<Props, 'notice' | 'time' | 'onOpen'>): ReactNode {
  const words = useWords()
  return (
    <ToldRow
      look={looks[notice.kind] ?? NEWER}
      title={words(notice.title)}
      text={words(notice.text)}
      time={time}
      unread={!notice.read}
      onPress={onOpen}
    />
  )
}

type ToldProps = {
  look: Look
  title: string
  text: string
  time: string
  unread: boolean
  onPress: () => void
}

/** What happened, with a dot while it is unread, its time, and the words below. */
export function ToldRow({ look, title, text, time, unread, onPress }: ToldProps): ReactNode {
  const copy = useCopy(inboxCopy)
  const { icon, tone } = look
  const label = copy.open(title, text, unread ? ` ${copy.unreadOne}` : '')
  return (
    <Pressable className="notice-row" onPress={onPress} spoken={{ label }}>
      <View className={`notice-row__icon notice-row__icon--${tone}`}>
        <Icon name={icon} size={18} tone={tone} />
      </View>
      <View className="notice-row__words">
        <View className="notice-row__head">
          <View className="notice-row__title">
            <Type inline strong>
              {title}
            </Type>
            {unread ? <UnreadDot /> : null}
          </View>
          <Type size="fact" tone="ink-3" figures>
            {time}
          </Type>
        </View>
        <Type tone="ink-2" figures above={4}>
          {text}
        </Type>
      </View>
    </Pressable>
  )
}
