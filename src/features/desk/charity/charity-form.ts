/** A charity as it stands on the screen: texts as they were typed. Pure; the server has the last word. */
import type { Input, Result, Trouble } from '../../../cloud'

export type CharityRead = Result<'charities.show'>
export type CharityPatch = Omit<Input<'charities.change'>, 'charityId'>

export const emptyCharity = {
  nameZh: '',
  nameEn: '',
  aboutZh: '',
  aboutEn: '',
  creditCode: '',
  certificateNumber: '',
  certificateUntil: '',
  mchid: '',
  phone: '',
  email: '',
  addressZh: '',
  addressEn: '',
  lookupUrl: '',
}
export type CharityForm = typeof emptyCharity
export type CharityField = keyof CharityForm

/** What is wrong with a field: nothing stands there, not in its form, another's, or the server did not take it. */
export type Wrong = 'missing' | 'creditCode' | 'email' | 'https' | 'mchid' | 'taken' | 'refused'
export type WrongFields = Partial<Record<CharityField, Wrong>>

const OPTIONAL: readonly CharityField[] = ['nameEn', 'aboutEn', 'addressEn', 'mchid']

const shapes: Partial<Record<CharityField, { wrong: Wrong; is: RegExp }>> = {
  creditCode: { wrong: 'creditCode', is: /^[0-9A-Z]{18}$/i },
  email: { wrong: 'email', is: /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/ },
  lookupUrl: { wrong: 'https', is: /^https:\/\/[^\s/]+\S*$/i },
  mchid: { wrong: 'mchid', is: /^[A-Za-z0-9]{4,32}$/ },
}

export function charityFormOf(charity: CharityRead): CharityForm {
  const { name, about, contact } = charity
  return {
    ...emptyCharity,
    nameZh: name.zh,
    nameEn: englishOf(name),
    aboutZh: about.zh,
    aboutEn: englishOf(about),
    creditCode: charity.creditCode,
    certificateNumber: charity.certificateNumber,
    certificateUntil: charity.certificateUntil,
    mchid: charity.mchid ?? '',
    phone: contact.phone,
    email: contact.email,
    addressZh: contact.address.zh,
    addressEn: englishOf(contact.address),
    lookupUrl: charity.lookupUrl,
  }
}

/** Whether everything that is asked for was written, in whatever form. */
export function isWhole(form: CharityForm): boolean {
  return fields.every((name) => OPTIONAL.includes(name) || form[name].trim() !== '')
}

/** @param before as it stands; an account that stands can be another, and not be taken out */
export function wrongIn(form: CharityForm, before?: CharityForm): WrongFields {
  const found: WrongFields = {}
  for (const name of fields) {
    const text = form[name].trim()
    const needed = !OPTIONAL.includes(name) || (name === 'mchid' && before?.mchid)
    const shape = shapes[name]
    if (text === '' && needed) found[name] = 'missing'
    else if (text !== '' && shape && !shape.is.test(text)) found[name] = shape.wrong
  }
  return found
}

export function registrationOf(form: CharityForm): Input<'charities.register'> {
  const said = (name: CharityField) => form[name].trim()
  return {
    name: wordsOf(said('nameZh'), said('nameEn')),
    about: wordsOf(said('aboutZh'), said('aboutEn')),
    creditCode: said('creditCode').toUpperCase(),
    certificateNumber: said('certificateNumber'),
    certificateUntil: form.certificateUntil,
    ...(said('mchid') && { mchid: said('mchid') }),
    contact: {
      phone: said('phone'),
      email: said('email'),
      address: wordsOf(said('addressZh'), said('addressEn')),
    },
    lookupUrl: said('lookupUrl'),
  }
}

/** What is another than it was, under the function's own names; what belongs together goes together. */
export function charityPatch(form: CharityForm, before: CharityForm): CharityPatch {
  const [is, was] = [registrationOf(form), registrationOf(before)]
  const changed = Object.entries(is).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name as keyof typeof was]),
  )
  return Object.fromEntries(changed) as CharityPatch
}

const paths: Record<string, CharityField> = {
  'name.zh': 'nameZh',
  'name.en': 'nameEn',
  'about.zh': 'aboutZh',
  'about.en': 'aboutEn',
  creditCode: 'creditCode',
  certificateNumber: 'certificateNumber',
  certificateUntil: 'certificateUntil',
  mchid: 'mchid',
  'contact.phone': 'phone',
  'contact.email': 'email',
  'contact.address.zh': 'addressZh',
  'contact.address.en': 'addressEn',
  lookupUrl: 'lookupUrl',
}

/** The fields that a refusal is about, as far as it says so; of what was sent, where another charity has it. */
export function refusedFields(trouble: Trouble, sent: CharityPatch): WrongFields {
  if (trouble.kind !== 'refused') return {}
  if (trouble.name === 'INVALID_INPUT') {
    const field = paths[String(trouble.details['path'])]
    return field ? { [field]: 'refused' } : {}
  }
  if (trouble.name === 'NO_SUCH_MERCHANT') return { mchid: 'refused' }
  if (trouble.name !== 'CHARITY_KNOWN') return {}
  if (trouble.details['mchid'] !== undefined) return { mchid: 'taken' }
  return {
    ...(sent.creditCode !== undefined && { creditCode: 'refused' as const }),
    ...(sent.mchid !== undefined && { mchid: 'refused' as const }),
  }
}

export const charityFieldId = (name: CharityField): string => `charity-${name}`

export const fields = Object.keys(emptyCharity) as CharityField[]

/** Where no English was written the Chinese stands in both places, and is not shown as English. */
function englishOf({ zh, en }: { zh: string; en: string }): string {
  return en === zh ? '' : en
}

function wordsOf(zh: string, en: string): { zh: string; en?: string } {
  return { zh, ...(en && { en }) }
}
