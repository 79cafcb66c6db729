import { type ReactNode, useState } from 'react'
import { Field, useCopy } from '../../../ui'
import { partsCopy } from './copy'
import { dayTyped } from './day-typed'

type Props = { label: string; value: string; onChange: (day: string) => void }

/** A day as it is typed; only a day of the calendar is passed on, and nothing where it is emptied. */
export function DayField({ label, value, onChange }: Props): ReactNode {
  const copy = useCopy(partsCopy)
  const [typed, setTyped] = useState<string>()
  const text = typed ?? value
  const change = (given: string): void => {
    setTyped(given)
    const day = given.trim() === '' ? '' : dayTyped(given)
    if (day !== undefined) onChange(day)
  }
  const wrong = typed !== undefined && typed.trim() !== '' && dayTyped(typed) === undefined
  return (
    <Field
      label={label}
      labelShown
      value={text}
      onChange={change}
      placeholder={copy.day}
      maxLength={12}
      error={wrong ? copy.dayWrong : undefined}
    />
  )
}
