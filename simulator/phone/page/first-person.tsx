/** A phone that belongs to nobody yet asks for a name. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { act, sentenceOf } from '../control/control'
import type { Person } from '../control/field'
import { Icon } from '../look/icon'

const NAME_LENGTH_MAX = 40

export function FirstPerson({ onPerson }: { onPerson: (openid: string) => void }): ReactNode {
  const [name, setName] = useState('')
  const [error, setError] = useState<string>()
  const add = async (event: FormEvent) => {
    event.preventDefault()
    try {
      onPerson((await act<Person>('/people', { name })).openid)
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }
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
