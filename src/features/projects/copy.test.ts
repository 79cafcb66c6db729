import { projectCopy } from './copy'

test('in English one gift is one lantern', () => {
  expect(projectCopy.en.lanterns('1')).toBe('1 lantern')
  expect(projectCopy.en.lanterns('18,264')).toBe('18,264 lanterns')
})

test('two English sentences in a row have a space between them', () => {
  expect(projectCopy.en.closedMoney('It has ended.')).toBe(
    'It has ended. Past gifts stay, and what is reported still appears here.',
  )
})
