/** What is wrong with a charity's fields: from the first try on by their form, and by the server's answer. */
import { useState } from 'react'
import type { Answer, Trouble } from '../../../cloud'
import { showField } from '../../../platform'
import {
  type CharityForm,
  type CharityPatch,
  charityFieldId,
  fields,
  refusedFields,
  type WrongFields,
  wrongIn,
} from './charity-form'

type Refused = { form: CharityForm; fields: WrongFields; trouble: Trouble }

export function useWrong(form: CharityForm, before?: CharityForm) {
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  return {
    /** What the server said of a field holds until the field is another. */
    wrong: { ...(refused && stillOf(refused, form)), ...(tried && wrongIn(form, before)) },
    trouble: refused?.trouble,
    /** Whether it can be sent; else the first field that does not fit is brought into view. */
    fits(): boolean {
      setTried(true)
      setRefused(undefined)
      return !showFirst(wrongIn(form, before))
    },
    answered(answer: Answer<unknown>, sent: CharityPatch): void {
      if (answer.ok) {
        setTried(false)
        return
      }
      const { trouble } = answer
      const about = refusedFields(trouble, sent)
      setRefused({ form, fields: about, trouble })
      showFirst(about)
    },
  }
}

function stillOf(refused: Refused, form: CharityForm): WrongFields {
  const same = fields.filter((name) => refused.fields[name] && refused.form[name] === form[name])
  return Object.fromEntries(same.map((name) => [name, refused.fields[name]])) as WrongFields
}

function showFirst(wrong: WrongFields): boolean {
  const first = fields.find((name) => wrong[name])
  if (first) showField(charityFieldId(first))
  return first !== undefined
}
