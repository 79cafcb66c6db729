/**
 * What is read where somebody chooses a day to be reminded of: apart from the other texts, because the
 * calendar shows it. Never changed; see consent-texts.ts.
 */
import type { ConsentText } from './consent-texts'

export const textBesideDays: ConsentText = {
  version: 2,
  zh: '同意在我选的日子提醒我一次，选了日子就是同意。不同意，捐款和月捐一样进行；撤回后，选过的日子都不再提醒。',
  en: 'I may be reminded once on each day that I choose, and choosing one is my yes. Giving does not depend on it. Once I take this back no chosen day is reminded of.',
  hash: '487527179212a94e9581ea1bad4bb838e5259ec42b9b2496c7cf2b1239fc3419',
}
