import {
  type CharityForm,
  type CharityRead,
  charityFormOf,
  charityPatch,
  emptyCharity,
  isWhole,
  refusedFields,
  wrongIn,
} from './charity-form'

const charity: CharityRead = {
  charityId: 'shandu',
  example: true,
  name: { zh: '山渡', en: 'Shandu' },
  about: { zh: '先走访', en: '先走访' },
  creditCode: '53440000MJK0180001',
  certificateNumber: '2024-001',
  certificateUntil: '2029-07-04',
  mchid: '1900000101',
  contact: { phone: '400', email: 'a@example.org', address: { zh: '渡口路', en: 'Ferry Road' } },
  lookupUrl: 'https://cszg.mca.gov.cn/',
}
const before = charityFormOf(charity)
const changed = (given: Partial<CharityForm>) => ({ ...before, ...given })
const refused = (name: string, details: object = {}) =>
  ({ kind: 'refused', name, details, sentence: { zh: '', en: '' } }) as never

test('what was read and left as it was changes nothing', () => {
  expect(before.aboutEn).toBe('')
  expect(wrongIn(before, before)).toEqual({})
  expect(charityPatch(changed({ nameZh: ' 山渡 ' }), before)).toEqual({})
})

test('only what is another is sent, and a telephone with the rest of the contact', () => {
  expect(charityPatch(changed({ certificateUntil: '2030-01-01' }), before)).toEqual({
    certificateUntil: '2030-01-01',
  })
  expect(charityPatch(changed({ phone: '401', aboutEn: 'First we visit' }), before)).toEqual({
    about: { zh: '先走访', en: 'First we visit' },
    contact: { ...charity.contact, phone: '401' },
  })
})

test.each<[Partial<CharityForm>, object]>([
  [{ nameZh: ' ' }, { nameZh: 'missing' }],
  [{ creditCode: '53440000' }, { creditCode: 'creditCode' }],
  [{ creditCode: '53440000mjk0180001' }, {}],
  [{ email: 'a@example' }, { email: 'email' }],
  [{ lookupUrl: 'http://example.org' }, { lookupUrl: 'https' }],
  [{ mchid: '商户' }, { mchid: 'mchid' }],
  [{ mchid: '' }, { mchid: 'missing' }],
  [{ certificateUntil: '', addressEn: '' }, { certificateUntil: 'missing' }],
])('of %j it says %j', (given, wrong) => {
  expect(wrongIn(changed(given), before)).toEqual(wrong)
})

test('a charity can be entered without an account', () => {
  const { mchid, ...rest } = before
  expect(wrongIn({ ...emptyCharity, ...rest })).toEqual({})
  expect([isWhole({ ...emptyCharity, ...rest }), isWhole(emptyCharity)]).toEqual([true, false])
})

test('a refusal stands at its field', () => {
  expect(refusedFields(refused('INVALID_INPUT', { path: 'contact.email' }), {})).toEqual({
    email: 'refused',
  })
  expect(refusedFields(refused('INVALID_INPUT', { path: 'charityId' }), {})).toEqual({})
  expect(refusedFields(refused('NO_SUCH_MERCHANT'), {})).toEqual({ mchid: 'refused' })
  expect(refusedFields(refused('CHARITY_KNOWN'), { creditCode: 'X' })).toEqual({
    creditCode: 'refused',
  })
  expect(refusedFields(refused('CHARITY_KNOWN', { mchid: '1' }), { creditCode: 'X' })).toEqual({
    mchid: 'taken',
  })
  expect(refusedFields(refused('TEXT_REFUSED'), { name: { zh: '山' } })).toEqual({})
})
