import { serverClock } from '../../cloud/server-time'
import { clockOf, type Lang, pastDayWords } from '../../ui'

/** `12月7日 14:32`: the minute of an instant, in Beijing; with its year where that is another one. */
export function atWords(instant: string, lang: Lang): string {
  return `${onWords(instant, lang)} ${clockOf(instant).slice(0, 5)}`
}

/** `12月7日`, or `2025年12月7日`. */
export function onWords(instant: string, lang: Lang): string {
  return pastDayWords(instant, serverClock.now().toISOString(), lang)
}
