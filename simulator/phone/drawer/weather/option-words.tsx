import type { ReactNode } from 'react'
import type { Words } from '../log/words'
import { Said } from '../said'

/** What an option is called, and below it what it does. */
export function OptionWords({ chinese, english, more }: Words & { more: Words }): ReactNode {
  return (
    <span className="drawer-option-words">
      <Said chinese={chinese} english={english} />
      <small>
        {more.chinese} · <span lang="en">{more.english}</span>
      </small>
    </span>
  )
}
