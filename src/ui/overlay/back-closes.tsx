import { PageContainer } from '@tarojs/components'
import type { ReactNode } from 'react'

/**
 * An empty page container takes the phone's "back" for itself, so that it closes the sheet and not the
 * page below. A browser has no such thing; there the history is used (`back-closes.h5.tsx`).
 */
export function BackCloses({ onBack }: { onBack: () => void }): ReactNode {
  return (
    <PageContainer
      show
      overlay={false}
      duration={0}
      customStyle="width:0;height:0;overflow:hidden"
      onBeforeLeave={onBack}
    />
  )
}
