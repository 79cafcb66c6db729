/** Before and after of a change as rows of text, field by field; a contact’s parts each. Pure; whatever shape it has. */
import { formatFen } from '../../../../contracts/money'

export type Difference = { field: string; before: string | undefined; after: string | undefined }

export function differencesIn(before: unknown, after: unknown): Difference[] {
  const was = fieldsOf(before)
  const is = fieldsOf(after)
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((field) => ({ field, before: said(was[field], field), after: said(is[field], field) }))
    .filter((row) => row.before !== row.after)
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) return { '': value }
  const { contact, ...fields } = value as Record<string, unknown>
  return { ...fields, ...(typeof contact === 'object' ? contact : {}) }
}

/** In Chinese where it is in both languages; sums as sums; of what is nested, what stands in it. */
function said(value: unknown, name = ''): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (Array.isArray(value))
    return joined(
      value.map((one) => said(one, name)),
      '；',
    )
  if (typeof value === 'object') {
    if ('zh' in value && typeof value.zh === 'string') return value.zh || undefined
    const parts = Object.entries(value).filter(([part]) => part !== 'kind')
    return joined(
      parts.map(([part, inner]) => said(inner, part)),
      ' ',
    )
  }
  return name.endsWith('Fen') && typeof value === 'number' ? formatFen(value) : String(value)
}

const joined = (parts: readonly (string | undefined)[], by: string): string | undefined =>
  parts.filter(Boolean).join(by) || undefined
