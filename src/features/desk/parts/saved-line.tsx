import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { serverClock } from '../../../cloud/server-time'
import { showField } from '../../../platform'
import {
  a11y,
  Button,
  Icon,
  ListRow,
  minuteWords,
  Notice,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { partsCopy } from './copy'
import './saved-line.scss'
import { isFinal, type Saving, type SavingState } from './use-saving'

/** Whether what was written is safe, and since when. */
export function SavedLine({ state }: { state: SavingState }): ReactNode {
  const copy = useCopy(partsCopy)
  const words = useWords()
  const { lang } = useLook()
  const done = state.at === 'saved' && state.savedAt !== undefined
  const bad = state.at === 'failed' || state.at === 'changed'
  return (
    <View className="saved" {...a11y({ role: 'status', live: 'polite' })}>
      <Icon
        name={bad ? 'alert' : done ? 'done' : 'pencil'}
        size={14}
        tone={bad ? 'danger' : done ? 'jade' : 'ink-3'}
      />
      <Type size="fact" tone={bad ? 'danger' : 'ink-2'} figures>
        {said()}
      </Type>
    </View>
  )

  function said(): string {
    if (state.at === 'saved') {
      const { savedAt } = state
      const asOf = serverClock.now().toISOString()
      return savedAt ? copy.saved(minuteWords(savedAt, asOf, lang)) : copy.neverSaved
    }
    if (state.at === 'failed') {
      const begins = isFinal(state.trouble) ? copy.refused : copy.notSaved
      return `${begins}：${words(state.trouble.sentence)}`
    }
    // Why it was not saved, and what to do about it, is said by the notice.
    return state.at === 'saving' ? copy.saving : copy.unsaved
  }
}

const CHANGED_ID = 'desk-changed'

/** Somebody else has saved meanwhile: whose words shall stand. */
export function ChangedNotice({
  saving,
  onTheirs,
}: {
  saving: Saving
  onTheirs: () => void
}): ReactNode {
  const copy = useCopy(partsCopy)
  if (saving.state.at !== 'changed') return null
  return (
    <View className="saved__changed" id={CHANGED_ID}>
      <Notice tone="danger" live>
        {copy.changed}
        <View className="saved__ways">
          <Button small onPress={onTheirs}>
            {copy.seeTheirs}
          </Button>
          <Button small kind="plain" onPress={saving.insist}>
            {copy.keepMine}
          </Button>
        </View>
      </Notice>
    </View>
  )
}

/** Among what is still to be done: the choice, where it is made. */
export function ChangedRow({ state }: { state: SavingState }): ReactNode {
  const copy = useCopy(partsCopy)
  if (state.at !== 'changed') return null
  return <ListRow icon="alert" title={copy.whose} onPress={() => showField(CHANGED_ID)} />
}
