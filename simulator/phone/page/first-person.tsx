/** A phone that belongs to nobody yet asks for a name. */
import type { ReactNode } from 'react'
import { NAME_LENGTH_MAX, useNewPerson } from '../device/use-new-person'
import { Icon } from '../look/icon'
import './first-person.css'

export function FirstPerson({ onPerson }: { onPerson: (openid: string) => void }): ReactNode {
  const { name, setName, error, add } = useNewPerson(onPerson)
  return (
    <section className="phone" data-theme="light" aria-label="新手机 · A new phone">
      <form className="glass welcome" onSubmit={(event) => void add(event)}>
        <Icon name="lantern" />
        <h2>这是谁的手机？</h2>
        <p>Whose phone is this?</p>
        <input
          value={name}
          maxLength={NAME_LENGTH_MAX}
          aria-label="名字 · Name"
          placeholder="名字 · Name"
          onChange={(event) => setName(event.target.value)}
        />
        {error !== undefined && (
          <p className="trouble" role="alert">
            {error}
          </p>
        )}
        <button type="submit" className="main" disabled={name.trim() === ''}>
          开始 · Begin
        </button>
      </form>
    </section>
  )
}
