/** Before and after of a change as rows of text, field by field. Pure; whatever shape it has. */
export type Difference = { field: string; before: string | undefined; after: string | undefined }

export function differencesIn(before: unknown, after: unknown): Difference[] {
  const was = fieldsOf(before)
  const is = fieldsOf(after)
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((field) => ({ field, before: said(was[field]), after: said(is[field]) }))
    .filter((row) => row.before !== row.after)
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {}
  return typeof value === 'object' && !Array.isArray(value) ? { ...value } : { '': value }
}

/** In Chinese where it is in both languages; what is nested, in words a person can still read. */
function said(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (Array.isArray(value)) {
    return (
      value
        .map((one) => said(one) ?? '')
        .filter(Boolean)
        .join('；') || undefined
    )
  }
  if (typeof value === 'object') {
    if ('zh' in value && typeof value.zh === 'string') return value.zh || undefined
    const parts = Object.entries(value).map(([name, part]) => `${name} ${said(part) ?? ''}`.trim())
    return parts.join('，') || undefined
  }
  return String(value)
}
