import { isRefusal } from '../../../contracts/errors'
import { testClasses } from '../../../tests/support/test-classes'
import { findObjects, readObject } from './find'

test.each<[string, unknown, string]>([
  ['nothing: all', {}, 'abcd'],
  ['a value', { cause: 'education' }, 'a'],
  ['true', { monthly: true }, 'ab'],
  ['a dotted field', { 'title.en': 'Trees by the sea' }, 'c'],
  ['a member of an array', { tags: 'rural' }, 'ac'],
  ['a whole array', { tags: ['food'] }, 'b'],
  ['a whole object', { title: { zh: '海边的树', en: 'Trees by the sea' } }, 'c'],
  ['a pointer', { charity: pointer('charity-sea') }, 'bc'],
  ['a date', { createdAt: date('2026-02-01T00:00:00.000Z') }, 'b'],
  ['null: what is missing', { recordNumber: null }, 'abd'],
  ['$ne', { cause: { $ne: 'education' } }, 'bcd'],
  ['$ne on an array', { tags: { $ne: 'rural' } }, 'bd'],
  ['$lt', { goalFen: { $lt: 5_000_000 } }, 'bd'],
  ['$lte', { goalFen: { $lte: 5_000_000 } }, 'abd'],
  ['$gt', { goalFen: { $gt: 5_000_000 } }, 'c'],
  ['$gte and $lt together', { goalFen: { $gte: 2_000_000, $lt: 8_000_000 } }, 'abd'],
  ['$gt on a date', { createdAt: { $gt: date('2026-02-01T00:00:00.000Z') } }, 'cd'],
  ['$gt on a text', { objectId: { $gt: 'project-b' } }, 'cd'],
  ['$gt between unlike types: none', { goalFen: { $gt: '1' } }, ''],
  ['$in', { cause: { $in: ['education', 'hardship'] } }, 'ab'],
  ['$in on an array', { tags: { $in: ['trees', 'food'] } }, 'bc'],
  ['$nin', { cause: { $nin: ['education', 'hardship'] } }, 'cd'],
  ['$exists', { recordNumber: { $exists: true } }, 'c'],
  ['$exists false', { recordNumber: { $exists: false } }, 'abd'],
  ['$or', { $or: [{ cause: 'education' }, { goalFen: 8_000_000 }] }, 'ac'],
  ['$and', { $and: [{ monthly: true }, { tags: 'food' }] }, 'b'],
  ['startsWith', { 'title.en': { $regex: '^\\QBooks\\E' } }, 'd'],
  ['contains', { 'title.zh': { $regex: '\\Q的\\E' } }, 'acd'],
  ['endsWith', { 'title.en': { $regex: '\\Qsea\\E$' } }, 'c'],
  ['contains with signs that mean something', { 'title.en': { $regex: '\\Q(50% off)\\E' } }, 'b'],
  ['a field of a prototype: none', { constructor: { $exists: true } }, ''],
])('where %s', async (_what, where, letters) => {
  expect(await found(where)).toBe(letters)
})

test.each<[string, Record<string, unknown>]>([
  ['an operator that we do not have', { where: { a: { $where: '1' } } }],
  ['a pattern of the caller’s own', { where: { a: { $regex: '^(a+)+$' } } }],
  ['a quoted text with a pattern behind it', { where: { a: { $regex: '\\Qa\\E.*' } } }],
  ['a quotation that does not end', { where: { a: { $regex: '\\Qa' } } }],
  ['options of a pattern', { where: { a: { $regex: '\\Qa\\E', $options: 'i' } } }],
  ['$in without an array', { where: { a: { $in: 'x' } } }],
  ['$exists without a yes or no', { where: { a: { $exists: 1 } } }],
  ['$or without an array', { where: { $or: {} } }],
  ['a type that cannot be compared', { where: { a: { __type: 'GeoPoint' } } }],
  ['a date that is none', { where: { createdAt: { $gt: date('yesterday') } } }],
  ['a where that is a list', { where: [] }],
  ['a where that is not JSON', { where: '{"a":' }],
  ['a where that is too deep', { where: `${'{"a":'.repeat(40)}1${'}'.repeat(40)}` }],
  ['an operator beside a value', { where: { goalFen: { $gt: 0, x: 1 } } }],
  ['an operator beside a type', { where: { createdAt: { ...date('2026-02-01'), $gt: 1 } } }],
  ['an operator that is none inside $or', { where: { $or: [{ goalFen: { x: 1, $lt: 9 } }] } }],
  ['a field with a space', { where: { 'a b': 1 } }],
  ['a limit below zero', { limit: '-1' }],
  ['a limit with a fraction', { limit: 1.5 }],
  ['a limit given twice', { limit: ['1', '2'] }],
  ['an order by something odd', { order: 'title;drop' }],
  ['too long an include', { include: 'a.b.c.d' }],
])('%s is a bad query', async (_what, parameters) => {
  expect(await findObjects(testClasses, 'Project', parameters)).toMatchObject({
    refused: 'BAD_QUERY',
    details: { problem: expect.any(String) },
  })
})

test('order by several fields, the second where the first are equal', async () => {
  expect(await found({}, { order: 'goalFen,-createdAt' })).toBe('dbac')
  expect(await found({}, { order: '-goalFen,createdAt' })).toBe('cabd')
})

test('what is missing is sorted first, and last when it is turned round', async () => {
  expect(await found({}, { order: 'recordNumber' })).toBe('abdc')
  expect(await found({}, { order: '-recordNumber' })).toBe('cabd')
})

test('limit and skip cut, count tells how many there are', async () => {
  const page = await findObjects(testClasses, 'Project', {
    where: '{"monthly":true}',
    limit: '1',
    skip: '1',
    count: '1',
  })
  expect(page).toMatchObject({ results: [{ objectId: 'project-b' }], count: 2 })
  expect(await findObjects(testClasses, 'Project', { limit: 0, count: 1 })).toEqual({
    results: [],
    count: 4,
  })
})

test('a hundred are answered unless more are asked for, and a thousand at most', async () => {
  const many = { Many: manyRows }
  const lengthWith = async (parameters: Record<string, unknown>) => {
    const answer = await findObjects(many, 'Many', parameters)
    return isRefusal(answer) ? answer : answer.results.length
  }
  expect(await lengthWith({})).toBe(100)
  expect(await lengthWith({ limit: '300' })).toBe(300)
  for (const limit of ['5000', '10000000000', '9'.repeat(400), 10_000_000_000, 1e300]) {
    expect(await lengthWith({ limit })).toBe(1000)
  }
  expect(await lengthWith({ skip: '10000000000' })).toBe(0)
})

test('keys choose fields, and a minus hides them; id and times always come', async () => {
  const only = await readObject(testClasses, 'Project', {
    objectId: 'project-a',
    parameters: { keys: 'cause' },
  })
  expect(Object.keys(only ?? {})).toEqual(['objectId', 'createdAt', 'updatedAt', 'cause'])
  const without = await readObject(testClasses, 'Project', {
    objectId: 'project-a',
    parameters: { keys: '-cause,-objectId' },
  })
  expect(without).toHaveProperty('objectId')
  expect(without).not.toHaveProperty('cause')
  expect(without).toHaveProperty('goalFen')
})

test('include puts the charity in the place of its pointer', async () => {
  const project = await readObject(testClasses, 'Project', {
    objectId: 'project-a',
    parameters: { include: 'charity' },
  })
  expect(project).toMatchObject({
    charity: { ...pointer('charity-tea'), name: { zh: '青禾（示例）' } },
  })
})

test('including what is no pointer, or is not there, changes nothing', async () => {
  const parameters = { include: 'cause,title.zh,missing' }
  const plain = await readObject(testClasses, 'Project', { objectId: 'project-a', parameters: {} })
  const same = await readObject(testClasses, 'Project', { objectId: 'project-a', parameters })
  expect(same).toEqual(plain)
})

test('users cannot be listed, unknown classes and names of a prototype are no classes', async () => {
  expect(await findObjects(testClasses, '_User', {})).toMatchObject({ refused: 'FORBIDDEN' })
  for (const name of ['Gift', 'toString', '__proto__']) {
    expect(await findObjects(testClasses, name, {})).toMatchObject({ refused: 'UNKNOWN_CLASS' })
  }
})

test('an object that is not there is null', async () => {
  const missing = { objectId: 'nobody', parameters: {} }
  expect(await readObject(testClasses, 'Project', missing)).toBeNull()
})

/** The last letters of the projects that were found, in their order. */
async function found(where: unknown, parameters: Record<string, unknown> = {}): Promise<string> {
  const answer = await findObjects(testClasses, 'Project', {
    where: JSON.stringify(where),
    ...parameters,
  })
  if (isRefusal(answer)) return `refused: ${JSON.stringify(answer)}`
  return answer.results.map(({ objectId }) => String(objectId).slice(-1)).join('')
}

async function manyRows() {
  const at = '2026-12-01T00:00:00.000Z'
  return Array.from({ length: 1200 }, (_, n) => ({
    objectId: `row-${n}`,
    createdAt: at,
    updatedAt: at,
  }))
}

function pointer(objectId: string) {
  return { __type: 'Pointer', className: 'Charity', objectId }
}

function date(iso: string) {
  return { __type: 'Date', iso }
}
