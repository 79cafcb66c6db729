import { formatFenShort } from '../../../../contracts/money'
import { DEBIT_FEN_MAX } from '../../../../contracts/pledge-plan'
import { defineCopy } from '../../../ui/copy'

const most = formatFenShort(DEBIT_FEN_MAX)

export const partsCopy = defineCopy({
  zh: {
    day: '每月哪一天',
    otherDay: '别的日子',
    shortMonths: (day: number) => `没有 ${day} 日的月份，在那个月的最后一天。`,
    way: '怎么捐',
    reminder: '到日子提醒我',
    reminderText: '到那天给你一个提醒，点一下就付，不点不扣。',
    contract: '自动扣款',
    contractText: `在微信支付里签约，到那天自动扣，扣款前会先告诉你。每次最多 ${most}。`,
    overLimit: `自动扣款每次最多 ${most}；想多捐，可以选到日子提醒。`,
    hour: '几点提醒',
  },
  en: {
    day: 'Which day of the month',
    otherDay: 'Another day',
    shortMonths: (day: number) => `In months without a ${day}th, on their last day.`,
    way: 'How to give',
    reminder: 'Remind me on the day',
    reminderText: 'A reminder comes on the day; one tap pays, and nothing is charged without it.',
    contract: 'Debit by itself',
    contractText: `Signed in WeChat Pay and charged on the day; you are told before. ${most} at most.`,
    overLimit: `A debit is ${most} at most; for more, choose to be reminded.`,
    hour: 'Time of the reminder',
  },
})
