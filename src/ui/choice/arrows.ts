/** Arrow keys in a radio group, as browsers do it: the next choice is chosen and takes the focus. */
const steps: Record<string, 1 | -1> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

type KeyPressed = {
  key?: string
  preventDefault: () => void
  currentTarget: { querySelectorAll?: (selector: string) => ArrayLike<{ focus: () => void }> }
}

/** The attribute to spread on the group; nothing in a mini program, which has no keys. */
export function stepWithArrows<Value>(
  values: readonly Value[],
  from: Value | undefined,
  choose: (value: Value) => void,
): Record<string, unknown> {
  if (process.env['TARO_ENV'] === 'weapp') return {}
  return {
    onKeyDown: (event: KeyPressed) => {
      const step = steps[event.key ?? '']
      if (!step || from === undefined) return
      event.preventDefault()
      const at = (values.indexOf(from) + step + values.length) % values.length
      const next = values[at]
      if (next === undefined) return
      choose(next)
      const radios = event.currentTarget.querySelectorAll?.(
        '[role=radio]:not([aria-disabled=true])',
      )
      radios?.[at]?.focus()
    },
  }
}
