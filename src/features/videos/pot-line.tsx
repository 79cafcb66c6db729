import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { VideoPage } from '../../../contracts/videos'
import { Icon, Type, useCopy } from '../../ui'
import { videoCopy } from './copy'

export type Pot = NonNullable<VideoPage['pot']>

/** From the beginning: what waits at the end, in words that promise nobody anything for themselves. */
export function PotLine({ pot }: { pot: Pot }): ReactNode {
  const copy = useCopy(videoCopy)
  const { sponsor, portionsLeft, blessing, caller } = pot
  const left = portionsLeft > 0 && copy.potLeft(portionsLeft)
  const own = caller === 'own'
  const about = [
    [!own && sponsor && copy.potFrom(sponsor), left].filter(Boolean).join(' · '),
    blessing && copy.blessing(blessing),
  ].filter(Boolean)
  return (
    <View className="video__pot">
      <Icon name="lantern" size={18} tone="accent" />
      <View className="video__words">
        <Type>{own ? copy.potOwn : portionsLeft > 0 ? copy.pot : copy.potGone}</Type>
        {about.map((line) => (
          <Type key={line} size="fact" tone="ink-2" figures>
            {line}
          </Type>
        ))}
      </View>
    </View>
  )
}
