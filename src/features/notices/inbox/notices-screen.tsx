import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { type NoticeTopic, topicsInOrder } from '../../../../contracts/notice-topics'
import type { Notice } from '../../../../contracts/notices'
import { serverClock } from '../../../cloud/server-time'
import { openPage, usePageEnd } from '../../../platform'
import {
  a11y,
  Bone,
  Button,
  Card,
  ChoiceGroup,
  clockOf,
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
  weekdayWords,
} from '../../../ui'
import { SettingsSheet } from '../settings/settings-sheet'
import { byTime, type Entry, type When } from './by-time'
import { inboxCopy } from './copy'
import { DigestRow } from './digest-row'
import { NoticeRow } from './notice-row'
import './notices-screen.scss'
import { type MyNotices, useMyNotices } from './use-my-notices'

type Shown = NoticeTopic | 'all'

/** The inbox: everything one was told, newest first, also where no message went out. */
export function NoticesScreen(): ReactNode {
  const copy = useCopy(inboxCopy)
  const [topic, setTopic] = useState<Shown>('all')
  const [settings, setSettings] = useState(false)
  const shown: readonly Shown[] = ['all', ...topicsInOrder]
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <View className="notices__topics">
        <ChoiceGroup
          label={copy.topic}
          kind="segments"
          choices={shown.map((value) => ({ value, label: copy.topics[value] }))}
          value={topic}
          onChange={setTopic}
        />
      </View>
      <Inbox key={topic} topic={topic === 'all' ? undefined : topic} />
      <View className="notices__settings">
        <Button kind="plain" small icon="bell" onPress={() => setSettings(true)}>
          {copy.settings}
        </Button>
      </View>
      <SettingsSheet open={settings} onClose={() => setSettings(false)} />
    </ThemeRoot>
  )
}

function Inbox({ topic }: { topic: NoticeTopic | undefined }): ReactNode {
  const mine = useMyNotices(topic)
  usePageEnd(() => mine.more?.())
  return (
    <LoadFrame asked={mine.asked} skeleton={<NoticesSkeleton />}>
      {() => (mine.items.length === 0 ? <NoNotices of={topic} /> : <Notices mine={mine} />)}
    </LoadFrame>
  )
}

function Notices({ mine }: { mine: MyNotices }): ReactNode {
  const copy = useCopy(inboxCopy)
  const now = serverClock.now().toISOString()
  return (
    <Paged pages={mine}>
      {byTime(mine.items, now).map(({ when, entries }) => (
        <View key={when}>
          <View className="notices__day" {...a11y({ role: 'heading', level: 2 })}>
            <Type tone="ink-3">{copy.when[when]}</Type>
          </View>
          <Card inside="list" inPage>
            <List label={copy.when[when]}>
              {entries.map((entry) => (
                <Told key={keyOf(entry)} entry={entry} when={when} now={now} mine={mine} />
              ))}
            </List>
          </Card>
        </View>
      ))}
    </Paged>
  )
}

type ToldProps = { entry: Entry; when: When; now: string; mine: MyNotices }

function Told({ entry, when, now, mine }: ToldProps): ReactNode {
  const { lang } = useLook()
  const { open, follow, decline, see } = mine
  /** A clock today, a weekday this week, a day before that. */
  const timeOf = (at: string): string => {
    if (when === 'today') return clockOf(at).slice(0, 5)
    return when === 'week' ? weekdayWords(at, lang) : pastDayWords(at, now, lang)
  }
  const row = (notice: Notice): ReactNode => (
    <NoticeRow
      key={notice.noticeId}
      notice={notice}
      time={timeOf(notice.at)}
      onOpen={() => open(notice)}
      onFollow={() => follow(notice)}
      onDecline={() => decline(notice)}
    />
  )
  if ('one' in entry) return row(entry.one)
  const { notices } = entry.many
  const time = timeOf(notices[0]?.at ?? now)
  return <DigestRow digest={entry.many} time={time} row={row} onOpen={() => see(notices)} />
}

function keyOf(entry: Entry): string {
  return 'one' in entry ? entry.one.noticeId : entry.many.key
}

function NoNotices({ of }: { of: NoticeTopic | undefined }): ReactNode {
  const copy = useCopy(inboxCopy)
  return (
    <EmptyState
      title={of ? copy.emptyOf : copy.empty}
      text={of ? copy.emptyOfText : copy.emptyText}
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
