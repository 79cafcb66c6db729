import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage, usePageEnd } from '../../../platform'
import {
  a11y,
  Bone,
  Button,
  Card,
  dayWordsOf,
  EmptyState,
  List,
  LoadFrame,
  NavBar,
  Notice,
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
  const { items: notices, open, more, fetchingMore, asked } = mine
  const copy = useCopy(inboxCopy)
  const { lang } = useLook()
  return (
    <>
      {asked.trouble ? (
        <View className="notices__stale">
          <Notice tone="gold" icon="info" live>
            {copy.stale}
          </Notice>
        </View>
      ) : null}
      {byDay(notices).map(({ day, ofDay }) => {
        const title = dayWordsOf(ofDay[0].at, lang)
        return (
          <View key={day}>
            <View className="notices__day" {...a11y({ role: 'heading', level: 2 })}>
              <Type tone="ink-3">{title}</Type>
            </View>
            <Card inside="list" inPage>
              <List label={title}>
                {ofDay.map((notice) => (
                  <NoticeRow key={notice.noticeId} notice={notice} onOpen={() => open(notice)} />
                ))}
              </List>
            </Card>
          </View>
        )
      })}
      {more ? (
        <View className="notices__more">
          <Button kind="plain" small busy={fetchingMore} onPress={more}>
            {fetchingMore ? copy.loadingMore : copy.more}
          </Button>
        </View>
      ) : null}
    </>
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
      <Card inPage>
        {['first', 'second', 'third', 'fourth'].map((row) => (
          <Bone key={row} height="56px" above="16px" />
        ))}
      </Card>
    </Skeleton>
  )
}
