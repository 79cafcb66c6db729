/**
 * HTML twins of `@tarojs/components` for component tests: the browser build of the real ones does not
 * load in jest. Only what the screens use, with the events under the names that they have in a browser.
 */
import { createElement, type ReactElement, type ReactNode } from 'react'

type Given = Record<string, unknown> & { children?: ReactNode }
type Listener = (event: { detail: { value: string } }) => void
type FieldGiven = Given & {
  value?: string
  maxlength?: number
  onInput?: Listener
  onBlur?: Listener
  onFocus?: Listener
}
type VideoGiven = Given & { onTimeUpdate?: (event: { detail: { currentTime: number } }) => void }
type Typed = { currentTarget: { value: string } }

export const View = (given: Given): ReactElement => draw('div', given)
export const Text = (given: Given): ReactElement => draw('span', given)
export const ScrollView = (given: Given): ReactElement => draw('div', given)
export const Button = (given: Given): ReactElement => draw('button', given)
export const Canvas = (given: Given): ReactElement => draw('canvas', given)
export const Image = (given: Given): ReactElement => draw('img', given)
export const Label = (given: Given): ReactElement => draw('label', given)
export const Form = (given: Given): ReactElement => draw('form', given)
export const PageContainer = (given: Given): ReactElement => draw('div', given)
export const RootPortal = (given: Given): ReactElement => draw('div', given)
export const Input = (given: FieldGiven): ReactElement => draw('input', asField(given))
export const Video = (given: VideoGiven): ReactElement => draw('video', asVideo(given))
export const Textarea = (given: FieldGiven): ReactElement => draw('textarea', asField(given))

/** What HTML knows as well: the rest belongs to the platform and would only make React complain. */
const IN_HTML =
  /^(on(?!BeforeLeave|Confirm)[A-Z]|aria-|data-|id$|key$|className$|role$|tabIndex$|src$|alt$|type$|value$|maxLength$|disabled$|inputMode$)/

function draw(tag: string, { children, ...given }: Given): ReactElement {
  const kept = Object.entries(given).filter(
    ([name, value]) => IN_HTML.test(name) && value !== undefined,
  )
  return createElement(tag, Object.fromEntries(kept), children)
}

/** The platform's events carry the text in `detail`. */
function asField({ value, maxlength, onInput, onBlur, onFocus, ...given }: FieldGiven): Given {
  const told = (listener: Listener | undefined) => (event: Typed) =>
    listener?.({ detail: { value: event.currentTarget.value } })
  return {
    ...given,
    value: value ?? '',
    maxLength: maxlength,
    onChange: told(onInput),
    onBlur: told(onBlur),
    onFocus: told(onFocus),
  }
}

function asVideo({ onTimeUpdate, ...given }: VideoGiven): Given {
  return {
    ...given,
    onTimeUpdate: ({ currentTarget }: { currentTarget: { currentTime: number } }) =>
      onTimeUpdate?.({ detail: { currentTime: currentTarget.currentTime } }),
  }
}
