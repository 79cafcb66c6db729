import type { ReactNode } from 'react'
import type { Words } from './log/words'

/** The same in two languages: Chinese, and English quieter behind it. */
export function Said({ chinese, english }: Words): ReactNode {
  return (
    <>
      <span>{chinese}</span>{' '}
      <span className="drawer-en" lang="en">
        {english}
      </span>
    </>
  )
}
