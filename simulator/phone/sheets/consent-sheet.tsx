/** Whether each kind of message may be sent, once. */
import { type ReactNode, useState } from 'react'
import { act, sentenceOf } from '../control/control'
import { useFresh } from '../control/use-fresh'
import { usePhone } from '../device/phone-context'
import { Sheet } from './sheet'

type Answer = Record<string, 'accept' | 'reject'>
type Props = { templateIds: string[]; onDone: (answer: Answer) => void }

export function ConsentSheet({ templateIds, onDone }: Props): ReactNode {
  const { person, say } = usePhone()
  const { value: templates } = useFresh<{ templateId: string; title: string }[]>('/templates')
  const [refused, setRefused] = useState<string[]>([])
  const [error, setError] = useState<string>()
  const answer = async (rejected: string[]) => {
    const accepted = templateIds.filter((id) => !rejected.includes(id))
    try {
      if (accepted.length > 0) {
        await act(`/people/${person.openid}/accept-messages`, { templateIds: accepted })
      }
      onDone(Object.fromEntries(templateIds.map((id) => [id, wordFor(rejected.includes(id))])))
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }
  const titleOf = (id: string) =>
    templates?.find(({ templateId }) => templateId === id)?.title ?? id
  return (
    <Sheet
      title={say('允许发送一次消息吗', 'May it send a message, once?')}
      onClose={() => void answer(templateIds)}
    >
      <ul className="rows">
        {templateIds.map((id) => (
          <li key={id}>
            <label className="row">
              <span className="row__words row__title">{titleOf(id)}</span>
              <input
                type="checkbox"
                checked={!refused.includes(id)}
                onChange={({ target }) =>
                  setRefused((before) =>
                    target.checked ? before.filter((one) => one !== id) : [...before, id],
                  )
                }
              />
            </label>
          </li>
        ))}
      </ul>
      {error !== undefined && (
        <p className="trouble" role="alert">
          {error}
        </p>
      )}
      <div className="pair">
        <button type="button" onClick={() => void answer(templateIds)}>
          {say('都不允许', 'Refuse')}
        </button>
        <button
          type="button"
          className="main"
          disabled={refused.length === templateIds.length}
          onClick={() => void answer(refused)}
        >
          {say('允许', 'Allow')}
        </button>
      </div>
    </Sheet>
  )
}

function wordFor(isRefused: boolean): 'accept' | 'reject' {
  return isRefused ? 'reject' : 'accept'
}
