import type { ReactNode } from 'react'
import type { Words } from '../log/words'
import { Said } from '../said'
import { OptionWords } from './option-words'

/** One of the things between which there is a choice: what it is called, and what it does. */
export type OneOf<Value extends string> = Words & { value: Value; more: Words }

type Props<Value extends string> = {
  /** Of the group of radio buttons. */
  name: string
  /** What is chosen. */
  of: Words
  options: readonly OneOf<Value>[]
  chosen: Value
  onChoose(value: Value): void
  /** What is to be said below it. */
  children?: ReactNode
}

/** A choice of one. */
export function Choice<Value extends string>({
  name,
  of,
  options,
  chosen,
  onChoose,
  children,
}: Props<Value>): ReactNode {
  return (
    <fieldset className="drawer-group">
      <legend>
        <Said {...of} />
      </legend>
      {options.map(({ value, ...words }) => (
        <label key={value} className="drawer-option">
          <input
            type="radio"
            name={name}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          <OptionWords {...words} />
        </label>
      ))}
      {children}
    </fieldset>
  )
}
