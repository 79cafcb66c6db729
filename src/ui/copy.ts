/**
 * Words in two languages. A feature keeps its sentences in `copy.ts`; the types see to it that neither
 * language can miss one. A sentence with something in it is a function: `(days: number) => …`.
 */
import { useLook } from './look/use-look'

export type Lang = 'zh' | 'en'

/** The same shape, with any text in the leaves: what the other language has to fill. */
type Same<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [K in keyof T]: Same<T[K]> }

export type Copy<T> = { readonly zh: T; readonly en: Same<T> }

/** `defineCopy({ zh: { give: '捐一份心意' }, en: { give: 'Give' } })` */
export function defineCopy<const T>(copy: Copy<T>): { readonly [L in Lang]: Same<T> } {
  return copy as { readonly [L in Lang]: Same<T> }
}

/** The sentences in the language that the person chose. */
export function useCopy<T>(copy: { readonly [L in Lang]: T }): T {
  return copy[useLook().lang]
}

/** Picks the language of a text that comes from the server (`Words` in contracts). */
export function useWords(): (words: { zh: string; en: string }) => string {
  const { lang } = useLook()
  return (words) => words[lang]
}
