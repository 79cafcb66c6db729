import { Input, Textarea, View } from '@tarojs/components'
import { type ReactNode, useId } from 'react'
import { a11y } from '../a11y'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/paths'
import { Type } from '../type/type'
import { useCursor } from './cursor'
import './field.scss'

type Props = {
  /** Said by a screen reader; shown above only where `labelShown`. */
  label: string
  labelShown?: boolean | undefined
  value: string
  onChange: (value: string) => void
  placeholder?: string | undefined
  icon?: IconName | undefined
  /** Before what is typed: `¥`. */
  prefix?: string | undefined
  /** `sum` opens the keyboard for figures with a point; `lines` grows with the text. */
  kind?: 'text' | 'sum' | 'lines' | undefined
  /** In code points, as the server counts. */
  maxLength?: number | undefined
  /** Says how much is written, once little room is left. */
  counted?: boolean | undefined
  /** What is wrong, and how to put it right. */
  error?: string | undefined
  focus?: boolean | undefined
  onDone?: (() => void) | undefined
}

const inMiniProgram = process.env['TARO_ENV'] === 'weapp'

/** From this part of the room on, the count is shown. */
const COUNTED_FROM = 0.8

type Typed = { detail: { value: string } }

export function Field({ label, value, onChange, kind = 'text', ...rest }: Props): ReactNode {
  const { labelShown, icon, prefix, error, maxLength } = rest
  const hintId = `field${useId().replace(/:/g, '')}`
  const cursor = useCursor(rest.focus ?? false)
  const shared = {
    className: 'field__input',
    value,
    placeholder: rest.placeholder ?? '',
    placeholderClass: 'field__placeholder',
    cursorSpacing: 120,
    maxlength: -1,
    ...cursor,
    onInput: ({ detail }: Typed) => onChange(cut(detail.value, maxLength)),
    onConfirm: () => rest.onDone?.(),
    ...a11y({ label }),
    ...native(kind, label, error ? hintId : undefined),
  }
  return (
    <View className={`field${error ? ' field--wrong' : ''}`}>
      {labelShown ? (
        <Type size="fact" tone="ink-2" className="field__label">
          {label}
        </Type>
      ) : null}
      <View className="field__box">
        {icon ? <Icon name={icon} size={18} tone="ink-3" /> : null}
        {prefix ? <View className="field__prefix">{prefix}</View> : null}
        {kind === 'lines' ? (
          <Textarea {...shared} autoHeight disableDefaultPadding showConfirmBar={false} />
        ) : (
          <Input {...shared} type={kind === 'sum' && inMiniProgram ? 'digit' : 'text'} />
        )}
      </View>
      {rest.counted && maxLength ? <Count text={value} max={maxLength} /> : null}
      {error ? (
        <View id={hintId} className="field__error" {...a11y({ role: 'alert' })}>
          <Icon name="alert" size={14} tone="danger" />
          {error}
        </View>
      ) : null}
    </View>
  )
}

/** Cut by code points, so that a character outside the first plane is not halved. */
function cut(text: string, codePointsMax: number | undefined): string {
  return codePointsMax === undefined ? text : [...text].slice(0, codePointsMax).join('')
}

function Count({ text, max }: { text: string; max: number }): ReactNode {
  const count = [...text].length
  if (count < max * COUNTED_FROM) return null
  return (
    <Type size="fact" tone="ink-3" figures className="field__count">
      {`${count}/${max}`}
    </Type>
  )
}

/**
 * In a browser the platform's input wraps a native one, which is what a screen reader lands on. For a
 * sum it stays a field for text with the keyboard for figures: one for numbers swallows `1,000` and `¥5`.
 */
function native(
  kind: Props['kind'],
  label: string,
  hintId: string | undefined,
): Record<string, unknown> {
  if (inMiniProgram) return {}
  const keyboard = kind === 'sum' ? { inputmode: 'decimal' } : {}
  const described = hintId ? { 'aria-describedby': hintId, 'aria-invalid': 'true' } : {}
  return { nativeProps: { 'aria-label': label, ...keyboard, ...described } }
}
