/** Turns the `where` of a query into a test of one object. What it does not know is refused. */
import { BadQuery } from './bad-query'
import { searchFor } from './quoted-text'
import { type ClassRow, isRecord, valueAt } from './row'
import { comparisonWith } from './values'

export type RowTest = (row: ClassRow) => boolean
type ValueTest = (stored: unknown) => boolean

/** Also the form of a name in `order`, `keys` and `include`. */
export const FIELD = /^[A-Za-z_]\w*(?:\.\w+)*$/

export function rowTest(where: unknown): RowTest {
  if (!isRecord(where)) throw new BadQuery('where must be an object')
  const tests = Object.entries(where).map(([name, condition]) => memberTest(name, condition))
  return (row) => tests.every((test) => test(row))
}

function memberTest(name: string, condition: unknown): RowTest {
  if (name === '$and' || name === '$or') {
    const tests = listOf(name, condition).map(rowTest)
    return name === '$and'
      ? (row) => tests.every((test) => test(row))
      : (row) => tests.some((test) => test(row))
  }
  if (!FIELD.test(name)) throw new BadQuery(`not a field: ${name}`)
  const path = name.split('.')
  const test = valueTest(condition)
  return (row) => test(valueAt(row, path))
}

/** Operators, or a value; a mixture would be half of a condition that somebody means. */
function valueTest(condition: unknown): ValueTest {
  const members = isRecord(condition) ? Object.entries(condition) : []
  if (!members.some(([name]) => name.startsWith('$'))) return equalTo(condition)
  const tests = members.map(([name, operand]) => operatorTest(name, operand))
  return (stored) => tests.every((test) => test(stored))
}

function operatorTest(name: string, operand: unknown): ValueTest {
  switch (name) {
    case '$ne':
      return not(equalTo(operand))
    case '$in':
      return oneOf(name, operand)
    case '$nin':
      return not(oneOf(name, operand))
    case '$lt':
      return ordered(operand, (order) => order < 0)
    case '$lte':
      return ordered(operand, (order) => order <= 0)
    case '$gt':
      return ordered(operand, (order) => order > 0)
    case '$gte':
      return ordered(operand, (order) => order >= 0)
    case '$exists':
      if (typeof operand !== 'boolean') throw new BadQuery('$exists takes true or false')
      return (stored) => (stored !== undefined && stored !== null) === operand
    case '$regex': {
      if (typeof operand !== 'string') throw new BadQuery('$regex takes a text')
      const found = searchFor(operand)
      return some((stored) => typeof stored === 'string' && found(stored))
    }
    default:
      throw new BadQuery(`not an operator here: ${name}`)
  }
}

function equalTo(wanted: unknown): ValueTest {
  return some(comparisonWith(wanted).equals)
}

function oneOf(name: string, operand: unknown): ValueTest {
  const tests = listOf(name, operand).map(equalTo)
  return (stored) => tests.some((test) => test(stored))
}

function ordered(wanted: unknown, fits: (order: number) => boolean): ValueTest {
  const { order } = comparisonWith(wanted)
  return some((stored) => {
    const difference = order(stored)
    return difference !== undefined && fits(difference)
  })
}

/** LeanCloud's rule for arrays: an array fits when it does as a whole, or when a member does. */
function some(test: ValueTest): ValueTest {
  return (stored) => test(stored) || (Array.isArray(stored) && stored.some(test))
}

function not(test: ValueTest): ValueTest {
  return (stored) => !test(stored)
}

function listOf(name: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw new BadQuery(`${name} takes an array`)
  return operand
}
