/** Sentences for what no server answered; those that it did answer are in contracts/errors.ts. */
export const sentences = {
  offline: {
    zh: '网络好像断了，没有扣款。连上后再试？',
    en: 'There seems to be no network; nothing was charged. Try again once you are connected?',
  },
  slow: {
    zh: '等了一会儿还没有回音，没有扣款。再试一次？',
    en: 'No answer yet; nothing was charged. Try again?',
  },
  unsure: {
    zh: '等了一会儿还没有回音。若已扣款，一定会记上；请先查一查再试。',
    en: 'No answer yet. Any charge will be recorded; please check before trying again.',
  },
  noLogin: {
    zh: '这里不能登录，请在微信里打开灯愿。',
    en: 'You cannot log in here; please open Lantern in WeChat.',
  },
} as const
