/** The title bar of the phone's own screens. */
import type { ReactNode } from 'react'
import { Icon } from '../look/icon'
import { usePhone } from './phone-context'

type Props = { title: string; isRoot?: boolean; children?: ReactNode }

export function Bar({ title, isRoot = false, children }: Props): ReactNode {
  const { say, turn } = usePhone()
  return (
    <header className="bar">
      {!isRoot && (
        <button
          type="button"
          className="bar__button"
          aria-label={say('返回', 'Back')}
          onClick={() => turn({ do: 'back' })}
        >
          <Icon name="back" />
        </button>
      )}
      <h2 className={isRoot ? 'bar__title bar__title--root' : 'bar__title'}>{title}</h2>
      <span className="bar__end">{children}</span>
    </header>
  )
}
