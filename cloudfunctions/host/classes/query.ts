/** Reads the parameters of a query, which are texts in an address and raw JSON in a batch. */
import { readJson } from '../json-body'
import { BadQuery } from './bad-query'
import { FIELD, type RowTest, rowTest } from './where'

const RESULTS_DEFAULT = 100
const RESULTS_MAX = 1_000
const FIELDS_MAX = 50
const INCLUDED_LEVELS_MAX = 3

/** Which parts of an object are answered, and which of its pointers are followed. */
export type Selection = {
  /** Empty means all of them. */
  only: readonly string[]
  without: readonly string[]
  include: readonly (readonly string[])[]
}

export type Query = Selection & {
  fits: RowTest
  order: readonly { path: readonly string[]; descending: boolean }[]
  limit: number
  skip: number
  /** Whether the number of all that fit is asked for. */
  count: boolean
}

export type Parameters = Readonly<Record<string, unknown>>

/** @throws BadQuery */
export function readQuery(parameters: Parameters): Query {
  return {
    fits: rowTest(decoded(parameters['where'] ?? {})),
    order: signedFields(parameters, 'order').map(({ name, minus }) => ({
      path: name.split('.'),
      descending: minus,
    })),
    limit: Math.min(wholeNumber(parameters, 'limit', RESULTS_DEFAULT), RESULTS_MAX),
    skip: wholeNumber(parameters, 'skip', 0),
    count: wholeNumber(parameters, 'count', 0) > 0,
    ...readSelection(parameters),
  }
}

/** @throws BadQuery */
export function readSelection(parameters: Parameters): Selection {
  const keys = signedFields(parameters, 'keys')
  const include = signedFields(parameters, 'include').map(({ name }) => name.split('.'))
  if (include.some((path) => path.length > INCLUDED_LEVELS_MAX)) {
    throw new BadQuery(`include follows ${INCLUDED_LEVELS_MAX} pointers at most`)
  }
  return {
    only: keys.filter(({ minus }) => !minus).map(({ name }) => name),
    without: keys.filter(({ minus }) => minus).map(({ name }) => name),
    include,
  }
}

function decoded(where: unknown): unknown {
  if (typeof where !== 'string') return where
  const read = readJson(where)
  if ('refusal' in read) throw new BadQuery('where is not JSON, or too deep')
  return read.value
}

/** `a,-b.c` as names with their signs. */
function signedFields(parameters: Parameters, parameter: string) {
  const text = parameters[parameter] ?? ''
  if (typeof text !== 'string') throw new BadQuery(`${parameter} must be a text`)
  const fields = text.split(',').filter((field) => field !== '')
  if (fields.length > FIELDS_MAX) throw new BadQuery(`${parameter} has too many fields`)
  return fields.map((field) => {
    const minus = field.startsWith('-')
    const name = minus ? field.slice(1) : field
    if (!FIELD.test(name)) throw new BadQuery(`${parameter} has a field that cannot be: ${name}`)
    return { name, minus }
  })
}

/** However large: who asks for more than there is means all of it. */
function wholeNumber(parameters: Parameters, parameter: string, missing: number): number {
  const given = parameters[parameter] ?? missing
  const digits = typeof given === 'string' && /^\d+$/.test(given)
  const number = digits ? Math.min(Number(given), Number.MAX_SAFE_INTEGER) : given
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0) {
    throw new BadQuery(`${parameter} must be a whole number`)
  }
  return number
}
