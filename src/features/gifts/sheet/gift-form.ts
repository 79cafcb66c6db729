/** What is filled in on the sheet, and how it becomes a draft or a hint at what is missing. Pure. */
import type { Project } from '../../../../contracts/projects'
import { type AmountRead, readAmount } from '../journey/amount'
import type { GiftDraft } from '../journey/intent'

export type GiftForm = {
  /** A preset in fen, or the donor's own amount. */
  picked: number | 'own'
  ownText: string
  message: string
  named: boolean
  name: string
}

export type AmountWrong = Extract<AmountRead, { ok: false }>['why']

export type FormRead =
  | { ok: true; draft: GiftDraft }
  | { ok: false; amount?: AmountWrong; nameMissing?: true }

/** The middle preset is picked: three taps from a friend's card to the lantern, and no form. */
export function emptyForm({ presetsFen }: Pick<Project, 'presetsFen'>): GiftForm {
  const middle = presetsFen[Math.floor(presetsFen.length / 2)]
  return { picked: middle ?? 'own', ownText: '', message: '', named: false, name: '' }
}

/** The sum as far as it can be read; undefined while there is none. */
export function amountOf({ picked, ownText }: GiftForm): number | undefined {
  if (picked !== 'own') return picked
  const own = readAmount(ownText)
  return own.ok ? own.amountFen : undefined
}

/**
 * Why the own amount cannot be given, as far as it is written: an empty field and the beginning of a
 * sum (`0.`) are not wrong yet.
 */
export function wrongSoFar({ picked, ownText }: GiftForm): AmountWrong | undefined {
  if (picked !== 'own' || isBeginning(ownText)) return undefined
  const own = readAmount(ownText)
  return own.ok ? undefined : own.why
}

export function readForm(form: GiftForm, projectId: string): FormRead {
  const own = form.picked === 'own' ? readAmount(form.ownText) : undefined
  if (own && !own.ok) return { ok: false, amount: own.why }
  const name = form.name.trim()
  if (form.named && name === '') return { ok: false, nameMissing: true }
  return {
    ok: true,
    draft: {
      projectId,
      amountFen: own ? own.amountFen : Number(form.picked),
      typed: own !== undefined,
      message: form.message.trim(),
      ...(form.named ? { name } : {}),
    },
  }
}

/** The form with another sum in it, as the second question offers one. */
export function withAmount(
  form: GiftForm,
  amountFen: number,
  presetsFen: readonly number[],
): GiftForm {
  if (presetsFen.includes(amountFen)) return { ...form, picked: amountFen }
  return { ...form, picked: 'own', ownText: String(amountFen / 100) }
}

function isBeginning(text: string): boolean {
  return /^[¥\s]*(0?\.0?)?$/.test(text.normalize('NFKC'))
}
