/**
 * What both sides agree on: a cloud function is declared once, here, with its name, who may call it
 * and the shapes of its input and result. The server binds a `run` to the declaration; the client's
 * typed call takes its types from it. The mini program imports types only, so zod stays out of it.
 */
import { z } from 'zod'
import type { ErrorName } from './errors'
import { GIFT_FEN_MAX, GIFT_FEN_MIN } from './money'

/** `anyone` needs no session; `donor` needs one; `staff` and `operator` need a role beside it. */
export type Who = 'anyone' | 'donor' | 'staff' | 'operator'

export type Declaration<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> = {
  name: Name
  who: Who
  /** One sentence for the generated table. */
  about: string
  input: Input
  result: Result
  /**
   * The key of a try at paying, or at a code: a person, and an address, has few of them a minute (stolen
   * cards, docs/law.md; guessed codes). The same key again is the same try.
   */
  tryOf?(input: z.output<Input>): string
  /** Refusals that this function can give, beside INVALID_INPUT. */
  refusals: readonly ErrorName[]
}

export function declare<
  const Name extends string,
  Input extends z.ZodType,
  Result extends z.ZodType,
>(declaration: Declaration<Name, Input, Result>): Declaration<Name, Input, Result> {
  return declaration
}

export type InputOf<D extends Declaration> = z.input<D['input']>
export type ParsedOf<D extends Declaration> = z.output<D['input']>
export type ResultOf<D extends Declaration> = z.output<D['result']>

/** An identifier that we issued: short, URL-safe, not guessable. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/)
/** The caller's key that makes a retry harmless. */
export const Key = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
/** The name of a way by which people come, as whoever shares a link spells it. */
export const Channel = z.string().regex(/^[A-Za-z0-9_.-]{1,32}$/)
export const AmountFen = z.int().min(GIFT_FEN_MIN).max(GIFT_FEN_MAX)
export const Instant = z.iso.datetime()
/** `2026-11-28`. Nothing here happened before 1900, and no database knows a year 0. */
export const DayText = z.iso.date().refine((day) => day >= '1900-01-01')
export const Words = z.object({ zh: z.string(), en: z.string() })
export type Words = z.infer<typeof Words>

/** Also halves of characters (Cs), which no database stores, and marks that turn the direction of text. */
const NO_TEXT = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u

/** One line of text for others to read: trimmed, no control characters, counted in code points. */
export function lineOfText(codePointsMax: number) {
  return textFor(codePointsMax, (text) => text)
}

/** The same of several lines. */
export function paragraphsOf(codePointsMax: number) {
  return textFor(codePointsMax, (text) => text.replaceAll('\n', ''))
}

function textFor(codePointsMax: number, judged: (text: string) => string) {
  return z
    .string()
    .max(codePointsMax * 4)
    .transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .refine((text) => [...text].length <= codePointsMax, {
      error: `at most ${codePointsMax} characters`,
    })
    .refine((text) => !NO_TEXT.test(judged(text)), { error: 'no control characters' })
}
