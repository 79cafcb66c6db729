import type { ReactNode } from 'react'
import { openPage } from '../../platform'
import { ErrorState, NavBar, ThemeRoot, useCopy } from '../../ui'
import { missingCopy } from './copy'

/** Where a path leads that names no page: an old link, or a mistyped one. It says so, and leads home. */
export function MissingScreen(): ReactNode {
  const copy = useCopy(missingCopy)
  return (
    <ThemeRoot title={copy.title}>
      <NavBar over="picture" />
      <ErrorState
        title={copy.title}
        text={copy.text}
        action={{ label: copy.home, onPress: () => openPage('home', {}) }}
      />
    </ThemeRoot>
  )
}
