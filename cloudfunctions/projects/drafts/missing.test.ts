import { addDays, day } from '../../../contracts/beijing'
import type { DraftContent, MissingField } from '../../../contracts/project-drafts'
import { aFullDraft } from '../../../tests/support/staff'
import { missingOf, type Situation } from './missing'

const today = day('2026-12-07')
const yesterday = addDays(today, -1)
const charity = { certificateUntil: addDays(today, 100), mchid: 'SIM1900001' }
const fresh: Situation = { today, stands: false, charity }
const missing = (more: object, situation: Partial<Situation> = {}) =>
  missingOf({ ...aFullDraft(today), ...more }, { ...fresh, ...situation })

test('a full draft lacks nothing, and an empty one all that the law asks for', () => {
  expect(missing({})).toEqual([])
  expect(missingOf({}, { ...fresh, charity: { ...charity, mchid: null } })).toEqual([
    'title',
    'summary',
    'cause',
    'cover',
    'goalFen',
    'presetsFen',
    'recordNumber',
    'startsOn',
    'endsOn',
    'story',
    'beneficiary',
    'usedFor',
    'notUsedFor',
    'surplusRule',
    'budget',
    'reportEvery',
    'merchantAccount',
  ])
})

const line = (zh: string, per100: number, kind?: 'work' | 'management') => ({
  line: { zh },
  per100,
  kind,
})
const emergency = { emergency: true, recordNumber: undefined, reportEvery: '5-days' }

test.each<[string, object, MissingField[]]>([
  ['a title in English alone', { title: { en: 'A lamp' } }, ['title']],
  ['a cover that is none of ours', { cover: 'sunset' }, ['cover']],
  ['four sums', { presetsFen: [100, 200, 300, 400], meanings: [] }, ['presetsFen']],
  [
    'sums that do not rise',
    { presetsFen: [100, 200, 200, 400, 500], meanings: [] },
    ['presetsFen'],
  ],
  ['a meaning of a sum that is not offered', { presetsFen: [1, 2, 3, 4, 5] }, ['meanings']],
  ['no record number', { recordNumber: '' }, ['recordNumber']],
  ['a record number that is over', { recordUntil: yesterday }, ['recordUntil']],
  ['an end before the start', { endsOn: yesterday }, ['endsOn']],
  ['a story of blanks', { story: [{ zh: '' }, {}] }, ['story']],
  ['a budget of 99', { budget: [line('灯', 99, 'work')] }, ['budget']],
  ['a budget of 101', { budget: [line('灯', 100, 'work'), line('车', 1, 'work')] }, ['budget']],
  ['a line without a kind', { budget: [line('灯', 100)] }, ['budget']],
  ['a line twice', { budget: [line('灯', 50, 'work'), line('灯', 50, 'work')] }, ['budget']],
  [
    'management of eleven',
    { budget: [line('灯', 89, 'work'), line('管理', 11, 'management')] },
    ['management'],
  ],
  [
    'management of ten in two lines',
    { budget: [line('灯', 90, 'work'), line('房', 5, 'management'), line('人', 5, 'management')] },
    [],
  ],
  ['an emergency without a day for filing', emergency, ['filingDueOn']],
  [
    'an emergency that files on the eleventh day',
    { ...emergency, filingDueOn: addDays(today, 11) },
    ['filingDueOn'],
  ],
  [
    'an emergency that files on the tenth day',
    { ...emergency, filingDueOn: addDays(today, 10) },
    [],
  ],
  [
    'an emergency whose days for filing are over',
    { ...emergency, startsOn: addDays(today, -12), filingDueOn: addDays(today, -2) },
    ['filingDueOn'],
  ],
  [
    'an emergency that reports every three months',
    { ...emergency, filingDueOn: addDays(today, 1), reportEvery: '3-months' },
    ['reportEvery'],
  ],
])('%s', (_what, more, fields) => {
  expect(missing(more)).toEqual(fields)
})

test('the certificate counts today and on the day of the start, until the project stands', () => {
  const over = { charity: { ...charity, certificateUntil: yesterday } }
  expect(missing({}, over)).toEqual(['certificate'])
  const later: DraftContent = { startsOn: addDays(today, 101), endsOn: addDays(today, 200) }
  expect(missing(later)).toEqual(['certificate'])
  expect(missing({}, { ...over, stands: true })).toEqual([])
})
