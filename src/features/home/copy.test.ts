import { homeCopy } from './copy'

test('in English one is one lantern and one person', () => {
  expect(homeCopy.en.lanterns(1)).toBe(' lantern')
  expect(homeCopy.en.lanterns(2)).toBe(' lanterns')
  expect(homeCopy.en.people('1')).toBe('1 person')
  expect(homeCopy.en.people('2')).toBe('2 people')
})
