import type { ReactNode } from 'react'
import type { VideoPage } from '../../../../contracts/videos'
import { Card, List, ListRow, useCopy, useWords } from '../../../ui'
import { wrapCopy } from './copy'

/** At which a sponsor's pot hangs. */
export type Video = Pick<VideoPage, 'videoId' | 'projectId' | 'title'>

/** Says at which video it will hang, and who then chooses. */
export function HungAt({ video }: { video: Video }): ReactNode {
  const copy = useCopy(wrapCopy)
  const words = useWords()
  return (
    <Card inPage inside="list">
      <List>
        <ListRow
          icon="lantern"
          strong
          title={copy.hangsAt(words(video.title))}
          detail={copy.hangsAtText}
        />
      </List>
    </Card>
  )
}
