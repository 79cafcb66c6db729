import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '../button/button'
import { useCopy } from '../copy'
import { kitCopy } from '../kit-copy'
import type { Asked } from '../load/load-frame'
import { Notice } from '../notice/notice'
import './paged.scss'

type Props = {
  /** As `usePages` of src/cloud gives it. */
  pages: {
    asked: Pick<Asked<unknown>, 'trouble'>
    more: (() => void) | undefined
    fetchingMore: boolean
  }
  children: ReactNode
}

/** What comes page by page: over it, whether it is from before; under it, the way to more. */
export function Paged({ pages: { asked, more, fetchingMore }, children }: Props): ReactNode {
  const copy = useCopy(kitCopy)
  return (
    <>
      {asked.trouble ? (
        <View className="paged__stale">
          <Notice tone="gold" icon="info" live>
            {copy.stale}
          </Notice>
        </View>
      ) : null}
      {children}
      {more ? (
        <View className="paged__more">
          <Button kind="plain" small busy={fetchingMore} onPress={more}>
            {fetchingMore ? copy.fetchingMore : copy.more}
          </Button>
        </View>
      ) : null}
    </>
  )
}
