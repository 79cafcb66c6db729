/**
 * What people agree to, word for word. A text is never changed: another wording is another version, and who
 * agreed to an earlier one did so to that. Each consent is apart from the others, and nothing hangs on it.
 * They stand apart from the schemas, so that screens can use them.
 */
import { textBesideDays } from './consent-days'
import { textBesideNames } from './consent-names'

export type ConsentText = {
  version: number
  zh: string
  en: string
  /** SHA-256 of both, in hex, as it is kept beside a consent. */
  hash: string
}

export const consentKinds = ['names', 'charity', 'reminders'] as const
export type ConsentKind = (typeof consentKinds)[number]

/** Oldest first; the last one is what is asked now. */
export const consentTexts: Readonly<Record<ConsentKind, readonly ConsentText[]>> = {
  names: [textBesideNames],
  charity: [
    {
      version: 1,
      zh: '同意把我写的名字和捐款记录交给收到捐款的慈善组织，用来开具票据和回复我。不同意，捐款一样进行；撤回后不再交给它，已经开出的票据由它依法保存。',
      en: 'My name, as I write it, and my gifts may be passed to the charity that received them, for its receipts and its answers to me. Giving does not depend on it. Once I take this back nothing more is passed on; receipts already issued are kept by the charity as the law asks.',
      hash: 'f40261d724377c2a8a36781a6ade5e2373604258b03d768a9148eb921960a2db',
    },
    {
      version: 2,
      zh: '同意把我写在票据上的抬头、号码和那笔捐款的记录交给收到捐款的慈善组织，只用来开具公益事业捐赠票据。不同意，捐款一样进行，票据可以匿名开；撤回后不再交给它，写过的抬头都改为匿名，已经开出的票据由它依法保存。',
      en: 'The name and number that I write on a receipt, and the record of that gift, may be passed to the charity that received it, for its official receipt alone. Giving does not depend on it, and a receipt can be anonymous. Once I take this back nothing more is passed on, and every name I wrote becomes anonymous; receipts already issued are kept by the charity as the law asks.',
      hash: '7cbbbc1538d2bb667c619fc450a3f86a5eeb44bebcfc96a4f9f5a1375579cac7',
    },
  ],
  reminders: [
    {
      version: 1,
      zh: '同意在我选的日子和月捐日提醒我。不同意，月捐和捐款一样进行；撤回后约好的日子不再提醒，消息仍可在通知里看到。',
      en: 'I may be reminded on the days that I chose and on my monthly day. Giving does not depend on it. Once I take this back no chosen day is reminded of; what happened can still be read in the inbox.',
      hash: '101fe9b5cdfabd8b2b226fc5118cc93666acf3bd9960fd028b4acce18b8494a0',
    },
    textBesideDays,
  ],
}

/** The text that is asked now. */
export function currentText(kind: ConsentKind): ConsentText {
  // Not `.at(-1)`, which older phones have not.
  const texts = consentTexts[kind]
  const text = texts[texts.length - 1]
  if (!text) throw new Error(`there is no text for the consent ${kind}`)
  return text
}
