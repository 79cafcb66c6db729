import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { noticeTopics, topicsInOrder } from '../../../../contracts/notice-topics'
import {
  a11y,
  LoadFrame,
  Notice,
  RowBones,
  Sheet,
  Skeleton,
  Switch,
  Type,
  useCopy,
  useWords,
} from '../../../ui'
import { noticeSettingsCopy } from './copy'
import './settings-sheet.scss'
import { type NoticeChoices, useSettings } from './use-settings'

type Props = { open: boolean; onClose: () => void }

/** Kind by kind, whether a message may come. */
export function SettingsSheet({ open, onClose }: Props): ReactNode {
  const copy = useCopy(noticeSettingsCopy)
  return (
    <Sheet open={open} onClose={onClose} title={copy.title}>
      {open ? <Choices /> : null}
    </Sheet>
  )
}

function Choices(): ReactNode {
  const copy = useCopy(noticeSettingsCopy)
  const words = useWords()
  const choices = useSettings()
  return (
    <>
      <Type tone="ink-2">{copy.intro}</Type>
      {choices.trouble ? (
        <View className="notice-settings__trouble">
          <Notice tone="danger" live>
            {words(choices.trouble.sentence)}
          </Notice>
        </View>
      ) : null}
      <LoadFrame asked={choices.asked} skeleton={<ChoiceBones />}>
        {() => <Topics choices={choices} />}
      </LoadFrame>
    </>
  )
}

/** In the order of the topics; a kind that only a newer app knows has no words here, and no row. */
function Topics({ choices: { kinds, set } }: { choices: NoticeChoices }): ReactNode {
  const copy = useCopy(noticeSettingsCopy)
  return topicsInOrder.map((topic) => (
    <View key={topic} className="notice-settings__topic">
      <View className="notice-settings__name" {...a11y({ role: 'heading', level: 3 })}>
        <Type strong>{copy.topics[topic]}</Type>
      </View>
      {noticeTopics[topic].map((kind) => {
        const of = kinds.find((one) => one.kind === kind)
        return of ? (
          <Switch
            key={kind}
            label={copy.kinds[kind]}
            hint={of.answers ? copy.answers : undefined}
            on={of.on}
            onChange={(on) => void set(kind, on)}
          />
        ) : null
      })}
    </View>
  ))
}

function ChoiceBones(): ReactNode {
  return (
    <Skeleton>
      <RowBones rows={6} height="28px" />
    </Skeleton>
  )
}
