import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, Card, Switch, useCopy, useWords } from '../../../ui'
import { followCopy } from './copy'
import { type Following, useFollowing } from './use-following'

/** Hearing of a project without having given to it: a switch, which says what came of its tap. */
export function FollowRow({ projectId }: { projectId: string }): ReactNode {
  const following = useFollowing(projectId)
  return following ? <Row following={following} /> : null
}

function Row({ following }: { following: Following }): ReactNode {
  const copy = useCopy(followCopy)
  const words = useWords()
  const { follows, busy, trouble, withMessage, turn } = following
  const kept = withMessage ? copy.withMessage : copy.inInbox
  const standing = follows ? kept : copy.followText
  const said = trouble ? words(trouble.sentence) : busy ? copy[busy] : standing
  return (
    <Card inPage>
      <View {...a11y({ role: 'status', live: 'polite' })}>
        <Switch
          label={copy.follow}
          hint={said}
          on={follows}
          onChange={() => void turn()}
          disabled={busy !== undefined}
        />
      </View>
    </Card>
  )
}
