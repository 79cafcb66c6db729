import { Input, Picker, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { dayOf } from '../../../../contracts/beijing'
import { serverClock } from '../../../cloud/server-time'
import { a11y, dateWords, decorative, Icon, Pressable, Type, useCopy, useLook } from '../../../ui'
import { partsCopy } from './copy'
import './day-field.scss'

const inMiniProgram = process.env['TARO_ENV'] === 'weapp'

/** Days of the law's dates lie between these. */
const [FIRST, LAST] = ['2000-01-01', '2099-12-31']

type Props = {
  label: string
  value: string
  onChange: (day: string) => void
  error?: string | undefined
}

/** A day (`YYYY-MM-DD`, of Beijing) as the phone or the browser lets one choose it; it can be emptied again. */
export function DayField({ label, value, onChange, error }: Props): ReactNode {
  const copy = useCopy(partsCopy)
  return (
    <View className={`field day${error ? ' field--wrong' : ''}`}>
      <Type size="fact" tone="ink-2" className="field__label">
        {label}
      </Type>
      <View className="field__box">
        {inMiniProgram ? <Icon name="calendar" size={18} tone="ink-3" /> : null}
        {inMiniProgram ? (
          <Wheels label={label} value={value} onChange={onChange} />
        ) : (
          <Calendar label={label} value={value} onChange={onChange} />
        )}
        {value ? (
          <Pressable
            className="day__empty"
            onPress={() => onChange('')}
            spoken={{ label: copy.remove(label) }}
          >
            <Icon name="close" size={14} tone="ink-3" />
          </Pressable>
        ) : null}
      </View>
      {error ? (
        <View className="field__error" {...a11y({ role: 'alert' })}>
          <Icon name="alert" size={14} tone="danger" />
          {error}
        </View>
      ) : null}
    </View>
  )
}

/** WeChat's wheels, which begin at today where nothing was chosen. */
function Wheels({ label, value, onChange }: Props): ReactNode {
  const copy = useCopy(partsCopy)
  const { lang } = useLook()
  return (
    <Picker
      className="day__choice"
      mode="date"
      value={value || dayOf(serverClock.now())}
      start={FIRST}
      end={LAST}
      onChange={({ detail }) => onChange(detail.value)}
    >
      <View {...a11y({ role: 'button', label: `${label}，${value || copy.chooseDay}` })}>
        <Type tone={value ? 'ink' : 'ink-3'} figures>
          {value ? dateWords(value, lang) : copy.chooseDay}
        </Type>
      </View>
    </Picker>
  )
}

/**
 * The browser's own calendar. While a year is being typed it is not one of ours yet, and waits here. A browser
 * writes days in its own language's order, so they are said in the page's words while nobody types.
 */
function Calendar({ label, value, onChange }: Props): ReactNode {
  const copy = useCopy(partsCopy)
  const { lang } = useLook()
  const [typing, setTyping] = useState<string>()
  const type = (day: string): void => {
    const ours = day === '' || (day >= FIRST && day <= LAST)
    setTyping(ours ? undefined : day)
    if (ours) onChange(day)
  }
  return (
    <View className="day__calendar">
      <Input
        className="field__input"
        value={typing ?? value}
        onInput={({ detail }) => type(detail.value)}
        {...a11y({ label })}
        nativeProps={{ type: 'date', min: FIRST, max: LAST, 'aria-label': label }}
      />
      <View className="day__words" {...decorative}>
        <Type tone={value ? 'ink' : 'ink-3'} figures>
          {value ? dateWords(value, lang) : copy.chooseDay}
        </Type>
      </View>
    </View>
  )
}
