import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { call, useAnswer } from '../../../cloud'
import { openPage, serverFile } from '../../../platform'
import { Card, decorative, Icon, Pressable, Section, Type, useCopy, useWords } from '../../../ui'
import { projectCopy } from '../copy'
import './videos-card.scss'

/** Its videos. They are an extra: where there are none, or no answer comes, there is nothing. */
export function VideosCard({ projectId }: { projectId: string }): ReactNode {
  const copy = useCopy(projectCopy)
  const words = useWords()
  const { value } = useAnswer(projectId, () => call('videos.list', { projectId }))
  if (!value || value.items.length === 0) return null
  return (
    <Section title={copy.watch}>
      <Card inPage inside="list">
        {value.items.map(({ videoId, title, seconds, poster }) => (
          <Pressable
            key={videoId}
            className="videos-card__row"
            onPress={() => openPage('video', { videoId })}
            spoken={{ label: `${words(title)}，${copy.length(Math.round(seconds))}` }}
          >
            <View className="videos-card__poster">
              <Image
                className="videos-card__picture"
                src={serverFile(poster)}
                mode="aspectFill"
                lazyLoad
                {...decorative}
              />
              <View className="videos-card__disc">
                <Icon name="play" size={18} />
              </View>
            </View>
            <View className="videos-card__words">
              <Type strong name>
                {words(title)}
              </Type>
              <Type size="fact" tone="ink-2" figures>
                {copy.length(Math.round(seconds))}
              </Type>
            </View>
            <Icon name="chevron" size={14} tone="ink-3" />
          </Pressable>
        ))}
      </Card>
    </Section>
  )
}
