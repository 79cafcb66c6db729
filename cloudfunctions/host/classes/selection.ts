/** Cuts an object to the fields that were asked for, and puts objects in the place of pointers. */
import type { Selection } from './query'
import { type ClassRow, isPointer, isRecord } from './row'

/** Finds one object, or undefined. */
export type LookUp = (className: string, objectId: string) => Promise<ClassRow | undefined>

export async function select(row: ClassRow, selection: Selection, lookUp: LookUp) {
  let included: unknown = row
  for (const path of selection.include) included = await includeAt(included, path, lookUp)
  return isRecord(included) ? withKeys(included, selection) : row
}

/** An included object keeps the mark of a pointer: that is how LeanCloud sends them. */
async function includeAt(
  value: unknown,
  path: readonly string[],
  lookUp: LookUp,
): Promise<unknown> {
  const [name, ...rest] = path
  if (Array.isArray(value)) {
    return Promise.all(value.map((member) => includeAt(member, path, lookUp)))
  }
  const object = isPointer(value) ? await resolved(value, lookUp) : value
  if (name === undefined || !isRecord(object) || !Object.hasOwn(object, name)) return object
  return { ...object, [name]: await includeAt(object[name], rest, lookUp) }
}

async function resolved(
  pointer: { className: string; objectId: string },
  lookUp: LookUp,
): Promise<Record<string, unknown>> {
  const row = await lookUp(pointer.className, pointer.objectId)
  return { ...row, ...pointer }
}

const ALWAYS = ['objectId', 'createdAt', 'updatedAt']

/** A dotted key brings or hides the whole field that it begins with. */
function withKeys(row: Record<string, unknown>, { only, without }: Selection) {
  const wanted = new Set([...ALWAYS, ...only.map(firstPart)])
  const hidden = new Set(without.map(firstPart))
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name]) =>
        ALWAYS.includes(name) || ((only.length === 0 || wanted.has(name)) && !hidden.has(name)),
    ),
  )
}

function firstPart(path: string): string {
  return path.split('.')[0] ?? path
}
