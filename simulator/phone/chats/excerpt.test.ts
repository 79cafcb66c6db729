import { excerptOf } from './excerpt'

test('a short line stays, a long one ends after as much room in Chinese as in English', () => {
  expect(excerptOf('灯亮了 A light')).toBe('灯亮了 A light')
  expect(excerptOf('灯'.repeat(24))).toBe('灯'.repeat(24))
  expect(excerptOf('灯'.repeat(25))).toBe(`${'灯'.repeat(24)}…`)
  expect(excerptOf('a'.repeat(49))).toBe(`${'a'.repeat(48)}…`)
})
