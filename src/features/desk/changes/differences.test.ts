import { differencesIn } from './differences'

test('only what is another now, with words in Chinese', () => {
  expect(
    differencesIn(
      { title: { zh: '一床被', en: 'A quilt' }, goalFen: 100, same: 1 },
      { title: { zh: '一床厚被', en: 'A quilt' }, goalFen: 100, same: 1 },
    ),
  ).toEqual([{ field: 'title', before: '一床被', after: '一床厚被' }])
})

test('what begins and what ends has one side', () => {
  expect(differencesIn(undefined, { role: 'editor' })).toEqual([
    { field: 'role', before: undefined, after: 'editor' },
  ])
  expect(differencesIn({ role: 'editor' }, undefined)).toEqual([
    { field: 'role', before: 'editor', after: undefined },
  ])
})

test('lists and what is nested can be read', () => {
  expect(
    differencesIn(null, { budget: [{ line: { zh: '运输', en: 'Transport' }, per100: 20 }], x: [] }),
  ).toEqual([{ field: 'budget', before: undefined, after: 'line 运输，per100 20' }])
  expect(differencesIn('旧', '新')).toEqual([{ field: '', before: '旧', after: '新' }])
})
