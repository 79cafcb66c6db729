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
    retry: '再试一次',
    more: '再看一些',
    fetchingMore: '正在取',
    stale: '刚才没有取到新的，下面是之前的。',
    failedTitle: '没能打开',
    trouble: {
      refused: '没能打开',
      offline: '没有网络',
      slow: '有点慢',
      busy: '这会儿人多',
      fault: '我们这边出了点问题',
    },
  },
  en: {
    name: 'Lantern',
    motto: 'Do some good together',
    back: 'Back',
    home: 'Home',
    close: 'Close',
    loading: 'Opening',
    retry: 'Try again',
    more: 'Show more',
    fetchingMore: 'Loading',
    stale: 'Nothing newer could be fetched; this is from before.',
    failedTitle: 'This did not open',
    trouble: {
      refused: 'This did not open',
      offline: 'No network',
      slow: 'A little slow',
      busy: 'Many people just now',
      fault: 'Something is wrong on our side',
    },
  },
})
