import { aDeskProject } from '../desk.fake'
import { emptyLine, type ReportForm } from './form'
import { written } from './form.fake'
import { lackingIn } from './lacking'

const about = { project: aDeskProject(), corrects: undefined, inFull: false }
const inFull = { ...about, inFull: true }

test.each<[string, Partial<ReportForm>, string[]]>([
  ['no title and no text', { titleZh: ' ', textZh: '' }, ['title', 'text']],
  ['nothing about money', { lines: [] }, ['spending']],
  ['a line without its sum', { lines: [{ ...emptyLine(), line: '运输' }] }, ['lines']],
  ['nothing spent and no reason', { spent: 'nothing' }, ['nothingSpentWhy']],
  ['pictures of whom', { pictures: ['p'] }, ['shown']],
  ['pictures without anybody', { pictures: ['p'], shown: 'nobody' }, []],
  ['somebody, and no day', { pictures: ['p'], shown: 'somebody' }, ['people']],
  [
    'a child whose face shows',
    {
      pictures: ['p'],
      shown: 'somebody',
      people: [{ key: '1', consentOn: '2026-12-01', guardian: true }],
    },
    ['facesBlurred'],
  ],
])('%s', (_, given, lacking) => {
  expect(lackingIn(written(given), about)).toEqual(lacking)
})

test('a final report says with whom, and what is left', () => {
  expect(lackingIn(written(), inFull)).toEqual(['partners', 'surplus'])
  const said = written({ alone: true, surplus: '0' })
  expect(lackingIn(said, inFull)).toEqual([])
})

// Of ¥386,420 that came in ¥71,680 is spent.
test.each([
  ['314740', []],
  ['314740.01', ['overspent']],
])('with ¥%s spent it lacks %j', (amount, lacking) => {
  const form = written({ lines: [{ ...emptyLine(), line: '运输', amount }] })
  expect(lackingIn(form, about)).toEqual(lacking)
  expect(lackingIn({ ...form, spent: 'nothing', nothingSpentWhy: '月底付款' }, about)).toEqual([])
})

test('a correction lacks no money by saying less than before, though more was spent than came in', () => {
  const reporting = { ...aDeskProject().reporting, spentFen: 40_000_000 }
  const project = aDeskProject({ reporting } as object)
  const lines = (amount: string) => written({ lines: [{ ...emptyLine(), line: '运输', amount }] })
  const correcting = { project, corrects: 'r2', inFull: false }
  expect(lackingIn(lines('71679'), correcting)).toEqual([])
  expect(lackingIn(lines('71681'), correcting)).toEqual(['overspent'])
})
