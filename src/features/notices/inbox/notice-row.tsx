import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Notice, NoticeKind } from '../../../../contracts/notices'
import { clockOf, Icon, type IconName, Pressable, Type, useCopy, useWords } from '../../../ui'
import { inboxCopy } from './copy'
import './notice-row.scss'
import { Invitation } from './invitation'
import { UnreadDot } from './unread-dot'

type Look = { icon: IconName; tone: 'jade' | 'accent' }

const looks: Record<NoticeKind, Look> = {
  gift_settled: { icon: 'check', tone: 'jade' },
  friend_gave: { icon: 'lantern', tone: 'accent' },
  envelope_ended: { icon: 'lantern', tone: 'accent' },
  calendar_day: { icon: 'lantern', tone: 'accent' },
  pledge_due: { icon: 'calendar', tone: 'accent' },
  pledge_failed: { icon: 'info', tone: 'accent' },
  pledge_held: { icon: 'pause', tone: 'accent' },
  pledge_ended: { icon: 'info', tone: 'accent' },
  pledge_paused_over: { icon: 'play', tone: 'jade' },
  report_published: { icon: 'report', tone: 'jade' },
  pledge_announced: { icon: 'calendar', tone: 'accent' },
  pledge_missed: { icon: 'info', tone: 'accent' },
}

/** Of a kind that a newer server knows, and this version of the app does not yet. */
const NEWER: Look = { icon: 'message', tone: 'accent' }

type Props = {
  notice: Notice
  onOpen: () => void
  /** Goes where its invitation leads. */
  onFollow: () => void
  onDecline: () => void
}

/** A notice, and below it the invitation that came with it, if one did. */
export function NoticeRow({ notice, onOpen, onFollow, onDecline }: Props): ReactNode {
  return (
    <View className="inbox-notice">
      <Told notice={notice} onOpen={onOpen} />
      {notice.invitation ? (
        <Invitation text={notice.invitation.text} onFollow={onFollow} onDecline={onDecline} />
      ) : null}
    </View>
  )
}

/** What happened, with a dot while it is unread, its time, and the words below. */
function Told({ notice, onOpen }: Pick<Props, 'notice' | 'onOpen'>): ReactNode {
  const copy = useCopy(inboxCopy)
  const words = useWords()
  const { kind, at, read } = notice
  const { icon, tone } = looks[kind] ?? NEWER
  const title = words(notice.title)
  const text = words(notice.text)
  const label = copy.open(title, text, read ? '' : ` ${copy.unreadOne}`)
  return (
    <Pressable className="notice-row" onPress={onOpen} spoken={{ label }}>
      <View className={`notice-row__icon notice-row__icon--${tone}`}>
        <Icon name={icon} size={18} tone={tone} />
      </View>
      <View className="notice-row__words">
        <View className="notice-row__head">
          <View className="notice-row__title">
            <Type inline strong>
              {title}
            </Type>
            {read ? null : <UnreadDot />}
          </View>
          <Type size="fact" tone="ink-3" figures>
            {clockOf(at).slice(0, 5)}
          </Type>
        </View>
        <Type tone="ink-2" figures above={4}>
          {text}
        </Type>
      </View>
    </Pressable>
  )
}
