/** Answers a query over a class, and the reading of one object. */
import { type Refusal, refuse } from '../../../contracts/errors'
import { BadQuery } from './bad-query'
import { type Parameters, type Query, readQuery, readSelection } from './query'
import { type Classes, type ClassRow, valueAt } from './row'
import { type LookUp, select } from './selection'
import { orderOf } from './values'

/** LeanCloud keeps users closed, and so do we: nobody may list people. */
const CLOSED = '_User'

type Found = { results: Record<string, unknown>[]; count?: number }

export async function findObjects(
  classes: Classes,
  className: string,
  parameters: Parameters,
): Promise<Found | Refusal> {
  if (className === CLOSED) return refuse('FORBIDDEN')
  const readRows = rowsOf(classes, className)
  if (!readRows) return refuse('UNKNOWN_CLASS', { className })
  const query = unlessBad(() => readQuery(parameters))
  if ('refused' in query) return query
  const fitting = (await readRows()).filter(query.fits)
  const page = sorted(fitting, query.order).slice(query.skip, query.skip + query.limit)
  const lookUp = lookUpIn(classes)
  const results = await Promise.all(page.map((row) => select(row, query, lookUp)))
  return { results, ...(query.count ? { count: fitting.length } : {}) }
}

/** Null when the class has no such object: LeanCloud does not call that an error. */
export async function readObject(
  classes: Classes,
  className: string,
  { objectId, parameters }: { objectId: string; parameters: Parameters },
): Promise<Record<string, unknown> | null | Refusal> {
  if (!rowsOf(classes, className)) return refuse('UNKNOWN_CLASS', { className })
  const selection = unlessBad(() => readSelection(parameters))
  if ('refused' in selection) return selection
  const lookUp = lookUpIn(classes)
  const row = await lookUp(className, objectId)
  return row ? select(row, selection, lookUp) : null
}

function rowsOf(classes: Classes, className: string) {
  return Object.hasOwn(classes, className) ? classes[className] : undefined
}

function sorted(rows: ClassRow[], order: Query['order']): ClassRow[] {
  return rows.sort((a, b) => {
    for (const { path, descending } of order) {
      const difference = orderOf(valueAt(a, path), valueAt(b, path))
      if (difference !== 0) return descending ? -difference : difference
    }
    return 0
  })
}

/** Reads each class once, however many pointers lead to it. */
function lookUpIn(classes: Classes): LookUp {
  const read = new Map<string, Promise<Map<string, ClassRow>>>()
  return async (className, objectId) => {
    let rows = read.get(className)
    if (!rows) {
      rows = byId(rowsOf(classes, className))
      read.set(className, rows)
    }
    return (await rows).get(objectId)
  }
}

async function byId(readRows: Classes[string] | undefined): Promise<Map<string, ClassRow>> {
  const rows = (await readRows?.()) ?? []
  return new Map(rows.map((row) => [row.objectId, row]))
}

function unlessBad<Read extends object>(read: () => Read): Read | Refusal {
  try {
    return read()
  } catch (error) {
    if (error instanceof BadQuery) return refuse('BAD_QUERY', { problem: error.problem })
    throw error
  }
}
