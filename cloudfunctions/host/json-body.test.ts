import { readJson } from './json-body'

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

test('an empty body and null are an empty object', () => {
  expect(readJson('')).toEqual({ value: {} })
  expect(readJson('null')).toEqual({ value: {} })
})

test('what is not JSON is refused', () => {
  expect(readJson('{"a":')).toEqual({ refusal: { refused: 'BAD_JSON', details: {} } })
})

test('32 levels are read, 33 are refused', () => {
  expect(readJson(nested(32))).toHaveProperty('value')
  expect(readJson(nested(33))).toEqual({
    refusal: { refused: 'BAD_JSON', details: { levelsMax: 32 } },
  })
})

test('a body that is nothing but brackets is refused without a deep recursion', () => {
  expect(readJson(nested(30_000))).toHaveProperty('refusal')
})

test('__proto__ is a member like any other and changes no prototype', () => {
  const read = readJson('{"__proto__":{"operator":true},"constructor":{"prototype":{"x":1}}}')
  expect(read).toHaveProperty('value')
  expect(({} as Record<string, unknown>)['operator']).toBeUndefined()
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})
