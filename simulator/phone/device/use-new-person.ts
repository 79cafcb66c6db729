/** Somebody new gets a name and a phone. */
import { type FormEvent, useState } from 'react'
import { act, sentenceOf } from '../control/control'
import type { Person } from '../control/field'

export const NAME_LENGTH_MAX = 40

/** The form's state; `add` hands the phone to whom it has made, or leaves a sentence in `error`. */
export function useNewPerson(onPerson: (openid: string) => void) {
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
  return { name, setName, error, add }
}
