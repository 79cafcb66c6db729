/** Public objects as plain JSON, and how to find things in them. */
export type ClassRow = {
  objectId: string
  /** ISO strings in UTC: LeanCloud sends these two bare, never as a typed date. */
  createdAt: string
  updatedAt: string
  [field: string]: unknown
}

/** By LeanCloud's class name. The collections are small: a query reads the whole list. */
export type Classes = Readonly<Record<string, () => Promise<readonly ClassRow[]>>>

export type Pointer = { __type: 'Pointer'; className: string; objectId: string }

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isPointer(value: unknown): value is Pointer {
  return (
    isRecord(value) &&
    value['__type'] === 'Pointer' &&
    typeof value['className'] === 'string' &&
    typeof value['objectId'] === 'string'
  )
}

/** The value at a dotted path; through an array, the values of all its members. */
export function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value
  if (Array.isArray(value)) return value.flatMap((member) => valueAt(member, [name, ...rest]) ?? [])
  if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined
  return valueAt(value[name], rest)
}
