import { clockOf, dayWordsOf, type Lang } from '../../ui'

/** `12月7日 14:32`: the minute of an instant, in Beijing. */
export function atWords(instant: string, lang: Lang): string {
  return `${dayWordsOf(instant, lang)} ${clockOf(instant).slice(0, 5)}`
}
