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

test('of a contact, each part that is another', () => {
  const contact = { phone: '400', email: 'a@example.org', address: { zh: '渡口路', en: 'Ferry' } }
  expect(differencesIn({ contact }, { contact: { ...contact, phone: '401' } })).toEqual([
    { field: 'phone', before: '400', after: '401' },
  ])
})

test('lists and what is nested can be read', () => {
  expect(
    differencesIn(null, {
      budget: [
        { kind: 'work', line: { zh: '运输', en: 'Transport' }, per100: 20 },
        { kind: 'management', line: { zh: '管理费' }, per100: 8 },
      ],
      x: [],
    }),
  ).toEqual([{ field: 'budget', before: undefined, after: '运输 20；管理费 8' }])
  expect(differencesIn('旧', '新')).toEqual([{ field: '', before: '旧', after: '新' }])
})

test('sums are sums of money, also within a list', () => {
  const now = { goalFen: 10_000_000, presetsFen: [1000, 2050], meanings: [{ amountFen: 5000 }] }
  expect(differencesIn({ goalFen: 0 }, now)).toEqual([
    { field: 'goalFen', before: '¥0.00', after: '¥100,000.00' },
    { field: 'presetsFen', before: undefined, after: '¥10.00；¥20.50' },
    { field: 'meanings', before: undefined, after: '¥50.00' },
  ])
})
