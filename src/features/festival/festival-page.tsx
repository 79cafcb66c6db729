import { View } from '@tarojs/components'
import { type ReactNode, useMemo } from 'react'
import type { Result } from '../../cloud'
import { launch, openPage, type Card as PageCard, pathTo } from '../../platform'
import {
  Button,
  Card,
  List,
  ListRow,
  Notice,
  Section,
  Type,
  useCopy,
  useLook,
  useWords,
  type Worn,
} from '../../ui'
import { ProjectRow } from '../projects'
import { ShareWays } from '../shares'
import { festivalCopy } from './copy'
import './festival-page.scss'
import { Together } from './together'
import type { Ink } from './wall/draw-wall'
import { WallCanvas } from './wall/wall-canvas'
import { Wishes } from './wishes'

type Props = {
  page: Result<'scenes.show'>
  /** No lanterns: willows, or on a day of mourning words alone. */
  quiet: boolean
  worn: Worn
  /** The last answer did not come: what is shown is of an earlier moment. */
  stopped: boolean
  card: () => PageCard
}

export function FestivalPage({ page, quiet, worn, stopped, card }: Props): ReactNode {
  const copy = useCopy(festivalCopy)
  const { theme } = useLook()
  const { state, lit, wishes } = page
  // Before its days nothing is lit: what was written already waits in the list.
  const hung = useMemo(
    () => (state === 'coming' ? { lit: 0, wishes: [] } : { lit, wishes }),
    [state, lit, wishes],
  )
  const ink = useMemo(() => inkOf(worn, quiet ? theme : 'dark'), [worn, quiet, theme])
  return (
    <View className="festival">
      <Together page={page} quiet={quiet} />
      {worn.grey ? null : (
        <WallCanvas lit={hung} ink={ink} quiet={quiet} label={quiet ? copy.willows : copy.wall} />
      )}
      {stopped ? (
        <View className="festival__stopped">
          <Notice tone="gold" icon="offline">
            {copy.stopped}
          </Notice>
        </View>
      ) : null}
      <Appeal page={page} />
      <Projects page={page} />
      <Wishes page={page} quiet={quiet} />
      {launch().readOnly ? null : (
        <ShareWays text={copy.share} card={card} path={pathTo('festival', { key: page.key })} />
      )}
    </View>
  )
}

function Appeal({ page: { appeal } }: { page: Props['page'] }): ReactNode {
  const copy = useCopy(festivalCopy)
  const words = useWords()
  if (!appeal) return null
  const { projectId, title } = appeal
  return (
    <Card inPage inside="list">
      <List>
        <ListRow
          icon="alert"
          title={words(title)}
          detail={copy.appeal}
          onPress={() => openPage('project', { projectId })}
        />
      </List>
    </Card>
  )
}

function Projects({ page: { projects } }: { page: Props['page'] }): ReactNode {
  const copy = useCopy(festivalCopy)
  return (
    <Section title={copy.projects}>
      {projects.map((project) => (
        <ProjectRow key={project.projectId} project={project} />
      ))}
      {projects.length === 0 ? (
        <Card inPage>
          <Type tone="ink-2">{copy.noProjects}</Type>
          <View className="festival__others">
            <Button small onPress={() => openPage('projects', {})}>
              {copy.allProjects}
            </Button>
          </View>
        </Card>
      ) : null}
    </Section>
  )
}

function inkOf(worn: Worn, theme: 'light' | 'dark'): Ink {
  if (worn.quiet) {
    const [paper, words] = theme === 'light' ? ['#ffffff', '#2c3a2a'] : ['#e6ead9', '#24301f']
    return {
      accent: worn[theme].accent,
      glow: worn[theme].glow,
      line: worn[theme].accent,
      paper,
      words,
    }
  }
  return {
    // By night too a lantern has the deeper colour: the light one would look pale around its core.
    accent: worn.light.accent,
    glow: worn.light.glow,
    line: '#a8744b',
    paper: '#fff1d2',
    words: '#5a2a18',
  }
}
