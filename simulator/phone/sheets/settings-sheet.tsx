/** Whose phone this is, how it looks, what may be charged to it, and which messages it did not hear. */
import type { ReactNode } from 'react'
import type { Ignored } from '../bridge/phone-side'
import type { Person } from '../control/field'
import { useFresh } from '../control/use-fresh'
import { FONT_SCALES, type Look } from '../device/look'
import { usePhone } from '../device/phone-context'
import { NAME_LENGTH_MAX, useNewPerson } from '../device/use-new-person'
import { timeOf } from '../device/when'
import { Avatar } from '../look/avatar'
import { ContractList } from './contract-list'
import { Sheet } from './sheet'
import './settings.css'

type Props = {
  ignored: readonly Ignored[]
  onLook: (look: Look) => void
  onPerson: (openid: string) => void
  onClose: () => void
}

export function SettingsSheet({ ignored, onLook, onPerson, onClose }: Props): ReactNode {
  const { look, person, say } = usePhone()
  const sizes = [say('标准', 'Normal'), say('大', 'Large'), say('最大', 'Largest')]
  return (
    <Sheet title={say('手机设置', 'Phone settings')} onClose={onClose}>
      <Choice
        label={say('外观', 'Theme')}
        options={[
          ['light', say('浅色', 'Light')],
          ['dark', say('深色', 'Dark')],
        ]}
        value={look.theme}
        onChoose={(theme) => onLook({ ...look, theme })}
      />
      <Choice
        label={say('字号', 'Text size')}
        options={FONT_SCALES.map((scale, place) => [scale, sizes[place] ?? String(scale)])}
        value={look.fontScale}
        onChoose={(fontScale) => onLook({ ...look, fontScale })}
      />
      <Choice
        label={say('语言', 'Language')}
        options={[
          ['zh_CN', '中文'],
          ['en', 'English'],
        ]}
        value={look.language}
        onChoose={(language) => onLook({ ...look, language })}
      />
      <ContractList />
      <PeopleChoice current={person.openid} onPerson={onPerson} />
      {ignored.length > 0 && (
        <details className="ignored">
          <summary>
            {say(`未理会的消息 ${ignored.length}`, `${ignored.length} ignored messages`)}
          </summary>
          <ul>
            {ignored.map(({ at, origin, reason }, place) => (
              <li key={`${at}-${String(place)}`}>
                {timeOf(at)} {origin}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  )
}

type ChoiceProps<T> = {
  label: string
  options: (readonly [T, string])[]
  value: T
  onChoose: (value: T) => void
}

function Choice<T extends string | number>(props: ChoiceProps<T>): ReactNode {
  const { label, options, value, onChoose } = props
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div className="choice__rail">
        {options.map(([option, words]) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === value}
            onClick={() => onChoose(option)}
          >
            {words}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

type PeopleProps = { current: string; onPerson: (openid: string) => void }

function PeopleChoice({ current, onPerson }: PeopleProps): ReactNode {
  const { say } = usePhone()
  const { value: people } = useFresh<Person[]>('/people')
  const { name, setName, error, add } = useNewPerson(onPerson)
  return (
    <fieldset className="choice">
      <legend>{say('这是谁的手机', 'Whose phone is this')}</legend>
      <ul className="rows rows--people">
        {people?.map((one) => (
          <li key={one.openid}>
            <button
              type="button"
              className="row"
              aria-pressed={one.openid === current}
              onClick={() => onPerson(one.openid)}
            >
              <Avatar id={one.openid} name={one.name} />
              <span className="row__words row__title">{one.name}</span>
              {one.openid === current && <span className="row__end">✓</span>}
            </button>
          </li>
        ))}
      </ul>
      <form className="adding" onSubmit={(event) => void add(event)}>
        <input
          value={name}
          maxLength={NAME_LENGTH_MAX}
          aria-label={say('新人的名字', 'Name of somebody new')}
          placeholder={say('新人的名字', 'Name of somebody new')}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" disabled={name.trim() === ''}>
          {say('添加', 'Add')}
        </button>
      </form>
      {error !== undefined && (
        <p className="trouble" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
