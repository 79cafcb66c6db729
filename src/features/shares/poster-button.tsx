import type { ReactNode } from 'react'
import { openPage } from '../../platform'
import { Button, defineCopy, useCopy } from '../../ui'

const copy = defineCopy({ zh: { make: '做张海报' }, en: { make: 'Make a poster' } })

type Props = {
  /** Of the page, as `pathTo` gives it. */
  path: string
  /** It is shown because of a gift of one's own. */
  lit?: boolean
  small?: boolean
  /** Takes what room there is in a row. */
  grow?: boolean
}

/** The way to a poster of a page, beside the way to friends. */
export function PosterButton({ path, lit, small, grow }: Props): ReactNode {
  const open = (): void => openPage('poster', { path, ...(lit ? { lit: 'yes' } : {}) })
  return (
    <Button icon="poster" small={small} grow={grow} onPress={open}>
      {useCopy(copy).make}
    </Button>
  )
}
