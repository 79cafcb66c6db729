/** A chat with one friend, or a group with a name. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { act, sentenceOf } from '../control/control'
import type { Person } from '../control/field'
import { useFresh } from '../control/use-fresh'
import { Bar } from '../device/bar'
import { usePhone } from '../device/phone-context'
import { Avatar } from '../look/avatar'

const TITLE_LENGTH_MAX = 32

export function BeginScreen(): ReactNode {
  const { person, say, turn } = usePhone()
  const { value: people } = useFresh<Person[]>('/people')
  const [chosen, setChosen] = useState<string[]>([])
  const [title, setTitle] = useState('')
  const [error, setError] = useState<string>()
  const others = people?.filter(({ openid }) => openid !== person.openid) ?? []
  const isGroup = chosen.length > 1 || title.trim() !== ''
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    const members = [person.openid, ...chosen]
    try {
      const wish = isGroup ? { title: title.trim(), members } : { members }
      const { chatId } = await act<{ chatId: string }>('/chats', wish)
      turn({ do: 'replace', screen: { kind: 'chat', chatId } })
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }
  return (
    <form className="screen" onSubmit={(event) => void begin(event)}>
      <Bar title={say('发起聊天', 'Begin a chat')} />
      <div className="scroll">
        {people !== undefined && others.length === 0 && (
          <p className="empty">
            {say(
              '这里还只有您一位。在手机设置里可以添加人。',
              'You are alone here. Add people in the settings.',
            )}
          </p>
        )}
        <ul className="rows">
          {others.map(({ openid, name }) => (
            <li key={openid}>
              <label className="row">
                <Avatar id={openid} name={name} />
                <span className="row__words row__title">{name}</span>
                <input
                  type="checkbox"
                  checked={chosen.includes(openid)}
                  onChange={({ target }) =>
                    setChosen((before) =>
                      target.checked ? [...before, openid] : before.filter((one) => one !== openid),
                    )
                  }
                />
              </label>
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <label className="field">
            {say('群名称（写了就是群聊）', 'The group’s name (with one it is a group)')}
            <input
              value={title}
              maxLength={TITLE_LENGTH_MAX}
              onChange={(event) => setTitle(event.target.value)}
            />
          </label>
        )}
        {error !== undefined && (
          <p className="trouble" role="alert">
            {error}
          </p>
        )}
      </div>
      {others.length > 0 && (
        <div className="thumb">
          <button
            type="submit"
            className="main"
            disabled={chosen.length === 0 || (chosen.length > 1 && title.trim() === '')}
          >
            {isGroup ? say('建立群聊', 'Make the group') : say('开始聊天', 'Begin')}
          </button>
        </div>
      )}
    </form>
  )
}
