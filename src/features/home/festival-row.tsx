import type { ReactNode } from 'react'
import { openPage } from '../../platform'
import { Card, List, ListRow, useCopy, useWords } from '../../ui'
import { grouped } from '../projects'
import { type DayScene, isFestival } from '../scenes'
import { homeCopy } from './copy'

/** The way to the page of the scene that is on, and to an appeal that its day must not hide. */
export function FestivalRow({ day: { scene, page } }: { day: DayScene }): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const { key } = scene
  if (key === 'ordinary') return null
  const wishes = isFestival(scene) && scene.motion
  const name = words(scene.name)
  const appeal = page?.appeal
  return (
    <Card inPage inside="list">
      <List>
        <ListRow
          icon={wishes ? 'lantern' : key === 'emergency' ? 'alert' : 'leaf'}
          title={wishes ? copy.festival(name) : copy.festivalQuiet(name)}
          detail={words(scene.reason)}
          aside={wishes && page && page.lit > 0 ? copy.festivalLit(grouped(page.lit)) : undefined}
          onPress={() => openPage('festival', { key })}
        />
        {appeal ? (
          <ListRow
            icon="alert"
            title={words(appeal.title)}
            detail={copy.appeal}
            onPress={() => openPage('festival', { key: 'emergency' })}
          />
        ) : null}
      </List>
    </Card>
  )
}
