import type { ReactNode } from 'react'
import { type Asked, call, type Result, useAnswer } from '../../cloud'
import { openPage, usePageShownAgain } from '../../platform'
import { Bone, Card, List, ListRow, Skeleton, useCopy } from '../../ui'
import { LanternTotal } from '../gifts'
import { meCopy } from './copy'

type MyGifts = Asked<Result<'gifts.mine'>>

export function useMyGifts(): MyGifts {
  const asked = useAnswer('gifts.mine', () => call('gifts.mine', {}))
  usePageShownAgain(asked.again)
  return asked
}

/** How many lanterns one has lit. Without an answer the rest of the page stands without it. */
export function MyLanterns({ asked: { value, trouble } }: { asked: MyGifts }): ReactNode {
  if (value && value.lanterns > 0) return <LanternTotal {...value} />
  if (value || trouble) return <FirstLantern />
  return (
    <Skeleton>
      <Card inPage>
        <Bone width="40%" />
        <Bone width="60%" height="32px" above="12px" />
      </Card>
    </Skeleton>
  )
}

function FirstLantern(): ReactNode {
  const copy = useCopy(meCopy)
  return (
    <Card inPage inside="list">
      <List>
        <ListRow
          icon="lantern"
          strong
          title={copy.first}
          detail={copy.firstText}
          onPress={() => openPage('projects', {})}
        />
      </List>
    </Card>
  )
}
