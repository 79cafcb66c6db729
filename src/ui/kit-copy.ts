import { defineCopy } from './copy'

/** The words that belong to no feature: what a closed door, a slow road and an empty shelf say. */
export const kitCopy = defineCopy({
  zh: {
    name: '灯愿',
    motto: '一起做件好事',
    back: '返回',
    home: '回首页',
    close: '关闭',
    loading: '正在打开',
    slow: '有点慢，还在等对方回话。钱没有动。',
    retry: '再试一次',
    offlineTitle: '网络好像断了',
    offlineText: '连上后再试一次就好。钱没有动。',
    failedTitle: '没能打开',
    chosen: '已选',
  },
  en: {
    name: 'Lantern',
    motto: 'Do some good together',
    back: 'Back',
    home: 'Home',
    close: 'Close',
    loading: 'Opening',
    slow: 'Slow today; still waiting for an answer. No money moved.',
    retry: 'Try again',
    offlineTitle: 'You seem to be offline',
    offlineText: 'Try again once you are connected. No money moved.',
    failedTitle: 'This did not open',
    chosen: 'chosen',
  },
})
