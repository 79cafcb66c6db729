import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '../a11y'
import type { Tone } from '../palette'
import './type.scss'

type Props = {
  children: ReactNode
  /** headline 28, title 20, section and lead 16 (lead is not bold), body 14, fact 12. */
  size?: 'headline' | 'title' | 'section' | 'lead' | 'body' | 'fact' | undefined
  tone?: Tone | undefined
  strong?: boolean | undefined
  /** Figures of equal width. */
  figures?: boolean | undefined
  center?: boolean | undefined
  /** Set within a line instead of as a block of its own. */
  inline?: boolean | undefined
  /** A name: `（示例）` at its end is never broken. */
  name?: boolean | undefined
  /** Cut after one line; never for sums. */
  oneLine?: boolean | undefined
  /** Space above, in px, on the grid of 4. */
  above?: 0 | 4 | 8 | 12 | 16 | 20 | 24 | undefined
  className?: string | undefined
}

const headingLevels = { headline: 1, title: 2, section: 2 } as const

/** A line or paragraph of text in one of the six sizes. Headlines and titles are headings. */
export function Type({ children, size = 'body', tone = 'ink', inline, ...rest }: Props): ReactNode {
  const { strong, figures, center, oneLine, name, above, className } = rest
  const names = [
    'type',
    `type--${size}`,
    `type--in-${tone}`,
    strong && 'type--strong',
    figures && 'type--figures',
    center && 'type--center',
    oneLine && 'type--one-line',
    name && 'type--name',
    above && `type--above-${above}`,
    className,
  ]
  const Element = inline ? Text : View
  const level =
    size in headingLevels ? headingLevels[size as keyof typeof headingLevels] : undefined
  return (
    <Element
      className={names.filter(Boolean).join(' ')}
      {...a11y({ role: level ? 'heading' : undefined, level })}
    >
      {children}
    </Element>
  )
}
