import type { ShowField } from './field-place'

export const showField: ShowField = (id) => {
  const place = document.getElementById(id)
  place?.scrollIntoView({ block: 'center' })
  place
    ?.querySelector<HTMLElement>('input, textarea, [tabindex="0"]')
    ?.focus({ preventScroll: true })
}
