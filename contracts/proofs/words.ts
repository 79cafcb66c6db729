/** What was found of a receipt, in words: for the page that verifies one, and for `npm run verify`. */
import type { Misfit, Verdict } from './receipt'

type Said = { zh: string; en: string }

export const misfitWords: Record<Misfit, Said> = {
  amount: {
    zh: '金额和记到项目账上的数目不一样',
    en: 'the sum is not the one that was booked to the project',
  },
  charity: {
    zh: '慈善组织不是收到这笔钱的那一家',
    en: 'the charity is not the one whose account took the money',
  },
  project: {
    zh: '项目不是账上记的那一个',
    en: 'the project is not the one that was booked',
  },
  gift: { zh: '附的账是另一笔捐款的', en: 'the entry is of another gift' },
  number: {
    zh: '记录编号不是这笔捐款的',
    en: 'the receipt’s number is not this gift’s',
  },
  balance: {
    zh: '这笔账的各行加起来不是零',
    en: 'the lines of the entry do not sum to zero',
  },
  path: {
    zh: '从这笔账算不到当天的树根，账或证明被改过',
    en: 'the entry does not lead to the root of its day',
  },
  'other-day': {
    zh: '附的证明是另一天的',
    en: 'the proof is of another day',
  },
  signature: {
    zh: '当天的封账不是用凭证上的公钥签的',
    en: 'the day is not signed with the receipt’s key',
  },
  list: {
    zh: '公布的每日封账前后接不上，或者签名不对',
    en: 'the days of the list do not follow each other, or are not signed with its key',
  },
  'day-missing': {
    zh: '公布的封账里没有凭证上的那一天',
    en: 'the list does not have the receipt’s day',
  },
  'day-beyond': {
    zh: '手上的封账没有到凭证上的那一天，请取那几天的封账再比',
    en: 'the list has no such day: it begins later or ends earlier; take the one around that day',
  },
  'day-differs': {
    zh: '公布的那一天，树根和凭证上的不一样',
    en: 'the list has another root for the receipt’s day',
  },
}

export const verdictWords: Record<Verdict['verdict'], { title: Said; text: Said }> = {
  proven: {
    title: { zh: '已证实', en: 'Proven' },
    text: {
      zh: '这笔捐款记在公布的每日封账里。封账逐日相连、签了名，谁都可以留一份来比。',
      en: 'The gift stands in a day that the list holds too. Days are chained and signed, and anybody can keep the list.',
    },
  },
  consistent: {
    title: { zh: '前后一致，还没有证实', en: 'Consistent, not proven' },
    text: {
      zh: '凭证自己对得上，但没有拿到公布的那天封账来比。联网后再核对一次。',
      en: 'The receipt agrees with itself. Compare it with a list of days from elsewhere to prove it.',
    },
  },
  open: {
    title: { zh: '当天还没有封账', en: 'Not closed yet' },
    text: {
      zh: '捐款当天的账在北京时间零点后封。之后再取一次凭证，就带有证明；在那之前它还证明不了什么。',
      en: 'The day of this gift is closed after midnight, Beijing time. Get the receipt again then; until then it proves nothing.',
    },
  },
  bare: {
    title: { zh: '缺少证明', en: 'Its proof is missing' },
    text: {
      zh: '这一天已经封账，凭证上却没有证明。请重新取一次凭证；没有证明，它证明不了什么。',
      en: 'This day is closed: get the receipt again. Without its proof it proves nothing.',
    },
  },
  false: {
    title: { zh: '对不上', en: 'Does not match' },
    text: {
      zh: '这不是它所说的那本账里的凭证。哪里不对：',
      en: 'This is not a receipt of the ledger that it names. What does not fit:',
    },
  },
}
