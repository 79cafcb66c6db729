import { amountOf, emptyForm, readForm, withAmount, wrongSoFar } from './gift-form'

const presetsFen = [1_000, 2_000, 5_000, 9_900, 20_000]
const untouched = emptyForm({ presetsFen })

test('an untouched form gives the middle preset, without words and without a name', () => {
  expect(readForm(untouched, 'quilt')).toEqual({
    ok: true,
    draft: { projectId: 'quilt', amountFen: 5_000, typed: false, message: '' },
  })
})

test('an own amount is marked as typed', () => {
  const form = { ...untouched, picked: 'own' as const, ownText: '66.6' }
  expect(readForm(form, 'quilt')).toMatchObject({ draft: { amountFen: 6_660, typed: true } })
})

test('an own amount that is missing is asked for', () => {
  const form = { ...untouched, picked: 'own' as const }
  expect(readForm(form, 'quilt')).toEqual({ ok: false, amount: 'empty' })
  expect(amountOf(form)).toBeUndefined()
})

test.each([
  ['0', 'too-small'],
  ['0.001', 'not-a-sum'],
  ['50000.01', 'too-large'],
  ['abc', 'not-a-sum'],
  ['', undefined],
  ['¥', undefined],
  ['0.', undefined],
  ['６．６', undefined],
])('while an own amount is written, “%s” is %s', (ownText, why) => {
  expect(wrongSoFar({ ...untouched, picked: 'own', ownText })).toBe(why)
})

test('a name is sent only with the switch on, and then it cannot be empty', () => {
  expect(readForm({ ...untouched, name: '阿明' }, 'quilt')).not.toHaveProperty('draft.name')
  expect(readForm({ ...untouched, named: true, name: '阿明 ' }, 'quilt')).toHaveProperty(
    'draft.name',
    '阿明',
  )
  expect(readForm({ ...untouched, named: true, name: '  ' }, 'quilt')).toEqual({
    ok: false,
    nameMissing: true,
  })
})

test('a sum that the second question offers becomes a preset where it is one, else typed', () => {
  expect(withAmount(untouched, 20_000, presetsFen).picked).toBe(20_000)
  expect(withAmount(untouched, 30_000, presetsFen)).toMatchObject({ picked: 'own', ownText: '300' })
  expect(amountOf(withAmount(untouched, 1_234, presetsFen))).toBe(1_234)
})
