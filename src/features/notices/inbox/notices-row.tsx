import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage } from '../../../platform'
import { ListRow, useCopy } from '../../../ui'
import { useUnread } from '../unread'
import { inboxCopy } from './copy'
import { UnreadDot } from './unread-dot'

/** The way to the inbox, with how many are unread; without an answer it is still the way. */
export function NoticesRow(): ReactNode {
  const copy = useCopy(inboxCopy)
  const { value } = useUnread()
  const unread = value?.unread ?? 0
  return (
    <ListRow
      icon="message"
      title={copy.page}
      detail={copy.row}
      aside={
        unread > 0 ? (
          <View>
            <UnreadDot />
            {copy.unread(unread)}
          </View>
        ) : undefined
      }
      onPress={() => openPage('notices', {})}
    />
  )
}
