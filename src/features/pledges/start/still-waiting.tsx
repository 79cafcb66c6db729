import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage } from '../../../platform'
import { Button, Notice, useCopy } from '../../../ui'
import { useUnsigned } from '../signing/use-unsigned'
import { startCopy } from './copy'

/** A signing from before the app was closed, of which the end is not known. */
export function StillWaiting({ projectId }: { projectId: string }): ReactNode {
  const copy = useCopy(startCopy)
  const entry = useUnsigned((entries) => entries.find((each) => each.projectId === projectId))
  if (!entry) return null
  const see = (): void => openPage('pledge', { pledgeId: entry.pledgeId })
  return (
    <View className="pledge-start__waiting">
      <Notice
        tone="gold"
        icon="clock"
        aside={
          <Button small kind="plain" onPress={see}>
            {copy.waitingSee}
          </Button>
        }
      >
        {copy.waiting}
      </Notice>
    </View>
  )
}
