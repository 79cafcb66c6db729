import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { VideoPage } from '../../../contracts/videos'
import { Icon, Type, useCopy } from '../../ui'
import { videoCopy } from './copy'

export type Pot = NonNullable<VideoPage['pot']>

/** From the beginning: what waits at the end, in words that promise nobody anything for themselves. */
export function PotLine({ pot }: { pot: Pot }): ReactNode {
  const copy = useCopy(videoCopy)
  const { sponsor, portionsLeft, blessing } = pot
  return (
    <View className="video__pot">
      <Icon name="lantern" size={18} tone="accent" />
      <View className="video__words">
        {portionsLeft > 0 ? (
          <Type>{sponsor ? copy.potFrom(sponsor) : copy.pot}</Type>
        ) : (
          <Type>{copy.potGone}</Type>
        )}
        <Type size="fact" tone="ink-2" figures>
          {[blessing && copy.blessing(blessing), portionsLeft > 0 && copy.potLeft(portionsLeft)]
            .filter(Boolean)
            .join(' ')}
        </Type>
      </View>
    </View>
  )
}
