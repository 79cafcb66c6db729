import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { serverClock } from '../../../cloud/server-time'
import { openPage, usePageEnd } from '../../../platform'
import {
  a11y,
  Bone,
  Card,
  EmptyState,
  List,
  LoadFrame,
  NavBar,
  Paged,
  pastDayWords,
  RowBones,
  Skeleton,
  ThemeRoot,
  Type,
  useCopy,
  useLook,
} from '../../../ui'
import { inboxCopy } from './copy'
import { NoticeRow } from './notice-row'
import './notices-screen.scss'
import { byDay } from './by-day'
import { type MyNotices, useMyNotices } from './use-my-notices'

/** The inbox: everything one was told, newest first, also where no message went out. */
export function NoticesScreen(): ReactNode {
  const copy = useCopy(inboxCopy)
  const mine = useMyNotices()
  usePageEnd(() => mine.more?.())
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <LoadFrame asked={mine.asked} skeleton={<NoticesSkeleton />}>
        {() => (mine.items.length === 0 ? <NoNotices /> : <Notices mine={mine} />)}
      </LoadFrame>
    </ThemeRoot>
  )
}

function Notices({ mine }: { mine: MyNotices }): ReactNode {
  const { items: notices, open, follow, decline } = mine
  const { lang } = useLook()
  return (
    <Paged pages={mine}>
      {byDay(notices).map(({ day, ofDay }) => {
        const title = pastDayWords(ofDay[0].at, serverClock.now().toISOString(), lang)
        return (
          <View key={day}>
            <View className="notices__day" {...a11y({ role: 'heading', level: 2 })}>
              <Type tone="ink-3">{title}</Type>
            </View>
            <Card inside="list" inPage>
              <List label={title}>
                {ofDay.map((notice) => (
                  <NoticeRow
                    key={notice.noticeId}
                    notice={notice}
                    onOpen={() => open(notice)}
                    onFollow={() => follow(notice)}
                    onDecline={() => decline(notice)}
                  />
                ))}
              </List>
            </Card>
          </View>
        )
      })}
    </Paged>
  )
}

function NoNotices(): ReactNode {
  const copy = useCopy(inboxCopy)
  return (
    <EmptyState
      title={copy.empty}
      text={copy.emptyText}
      action={{ label: copy.emptyAction, onPress: () => openPage('projects', {}) }}
    />
  )
}

function NoticesSkeleton(): ReactNode {
  return (
    <Skeleton>
      <View className="notices__day-bone">
        <Bone width="72px" height="18px" />
      </View>
      <RowBones rows={4} height="56px" />
    </Skeleton>
  )
}
