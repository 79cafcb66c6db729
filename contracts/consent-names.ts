/**
 * What is read where somebody writes a name for others: apart from the other texts, because the giving sheet
 * shows it and has little room. Never changed; see consent-texts.ts.
 */
import type { ConsentText } from './consent-texts'

export const textBesideNames: ConsentText = {
  version: 1,
  zh: '同意在项目页、心愿墙和爱心红包上显示我写的名字。不同意，捐款一样进行；随时可以撤回，撤回后名字马上从所有页面隐去。',
  en: 'My name, as I write it, may be shown on project pages, walls of wishes and envelopes. Giving does not depend on it. I can take this back at any time, and my name is hidden everywhere at once.',
  hash: '993c03c0fa9a8c3ecd1263d942c710f9ae11cfc4a09ebced4cb4080aeda94079',
}
