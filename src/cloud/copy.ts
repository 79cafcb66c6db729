/**
 * Sentences for what no server answered; those that it did answer are in contracts/errors.ts. Of money they
 * speak only to somebody who is about to pay, or asks after a payment.
 */
export const sentences = {
  offline: {
    zh: '网络好像断了。连上后再试？',
    en: 'There seems to be no network. Try again once you are connected?',
  },
  slow: {
    zh: '等了一会儿还没有回音。再试一次？',
    en: 'No answer yet. Try again?',
  },
  busy: {
    zh: '人多，请稍等一会儿再试。',
    en: 'Busy; please try again in a moment.',
  },
  fault: {
    zh: '出了点问题，我们正在看。',
    en: 'Something went wrong; we are looking into it.',
  },
  offlineUncharged: {
    zh: '网络好像断了，没有扣款。连上后再试？',
    en: 'There seems to be no network; nothing was charged. Try again once you are connected?',
  },
  slowUncharged: {
    zh: '等了一会儿还没有回音，没有扣款。再试一次？',
    en: 'No answer yet; nothing was charged. Try again?',
  },
  unsure: {
    zh: '等了一会儿还没有回音。若已扣款，一定会记上；请先查一查再试。',
    en: 'No answer yet. Any charge will be recorded; please check before trying again.',
  },
  unsureDone: {
    zh: '等了一会儿还没有回音，可能已经做好了；请先看一看再试。',
    en: 'No answer yet; it may have been done. Please look before trying again.',
  },
  noLogin: {
    zh: '这里不能登录，请在微信里打开灯愿。',
    en: 'You cannot log in here; please open Lantern in WeChat.',
  },
} as const
