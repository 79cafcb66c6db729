/** Asserts that something is refused by its name, and that the books are as they were. */
import { type ErrorName, errors } from '../../contracts/errors'
import { readBooks } from './books'
import { aKey, type Reply, type World } from './world'

export async function refusedWithoutTrace(
  { db }: World,
  act: () => Promise<Reply<unknown>>,
  name: ErrorName,
  details?: object,
): Promise<void> {
  const before = await readBooks(db)
  const reply = await act()
  const { code, status, zh: error } = errors[name]
  const expected = { ok: false, name, code, status, error }
  expect(reply).toMatchObject(details ? { ...expected, details } : expected)
  expect(await readBooks(db)).toEqual(before)
}

/** A request for a gift that would be taken, with whatever is to be wrong with it. */
export function aRequest(more: object = {}) {
  return { key: aKey(), projectId: 'quilt001', amountFen: 2000, ...more }
}
