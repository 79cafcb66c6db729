/** Somebody's first letter on a colour of their own. */
import type { ReactNode } from 'react'

const COLOURS = ['#55704f', '#8f5a34', '#4f6b87', '#84525f', '#6a5b86', '#41706b']

export function Avatar({ id, name }: { id: string; name: string }): ReactNode {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return (
    <span
      className="avatar"
      style={{ background: COLOURS[sum % COLOURS.length] }}
      aria-hidden="true"
    >
      {[...name.trim()][0] ?? '·'}
    </span>
  )
}
