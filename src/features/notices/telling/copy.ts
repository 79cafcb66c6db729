import { defineCopy } from '../../../ui/copy'

/** One acceptance is one message, and the words promise no more than that. */
export const tellingCopy = defineCopy({
  zh: {
    titles: {
      gift_settled: '到账了告诉我',
      friend_gave: '有朋友捐了告诉我',
      envelope_ended: '送完了告诉我',
      calendar_day: '到那天提醒我',
    },
    offers: {
      gift_settled: '这一笔到账，告诉你一次。',
      friend_gave: '有朋友从你的卡片捐了，告诉你一次。',
      envelope_ended: '爱心红包送完了，告诉你一次。',
      calendar_day: '那天早上九点，提醒你一次。',
    },
    nextGift: '下一笔到账，告诉你一次。',
    asking: '正在问',
    keeping: '正在记下',
    told: {
      gift_settled: '捐款到账，会告诉你一次。',
      friend_gave: '有朋友从你的卡片捐了，会告诉你一次。',
      envelope_ended: '爱心红包送完了，会告诉你一次。',
      calendar_day: '那天早上九点，会提醒你一次。',
    },
    refused: '好，不打扰。「消息」里都会有；想好了可以再点。',
    again: '再试一次',
  },
  en: {
    titles: {
      gift_settled: 'Tell me when it arrives',
      friend_gave: 'Tell me when a friend gives',
      envelope_ended: 'Tell me how it went',
      calendar_day: 'Remind me on the day',
    },
    offers: {
      gift_settled: 'Once when this gift arrives.',
      friend_gave: 'Once when a friend gives through your card.',
      envelope_ended: 'Once when the envelope has run its time.',
      calendar_day: 'Once, at nine on that morning.',
    },
    nextGift: 'Once when your next gift arrives.',
    asking: 'Asking',
    keeping: 'Writing it down',
    told: {
      gift_settled: 'When a gift of yours arrives, you will be told once.',
      friend_gave: 'When a friend gives through your card, you will be told once.',
      envelope_ended: 'When your envelope has run its time, you will be told once.',
      calendar_day: 'You will be reminded once, at nine on that morning.',
    },
    refused: 'All right, no messages. “Notices” has them all; tap again if you like.',
    again: 'Try again',
  },
})
