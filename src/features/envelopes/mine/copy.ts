import { defineCopy } from '../../../ui/copy'

export const mineCopy = defineCopy({
  zh: {
    page: '我的爱心红包',
    list: '送出的',
    states: {
      unpaid: '还没付款',
      open: (opened: number, portions: number) => `点亮了 ${opened} / ${portions} 盏`,
      ended: (opened: number, portions: number) => `到时间了，点亮了 ${opened} / ${portions} 盏`,
      refunded: '已退回',
    },
    row: (title: string, sum: string, state: string) => `${title}，${sum}，${state}`,
    wrap: '包一份爱心红包',
    empty: '还没有送过爱心红包',
    emptyText: '你先捐出，朋友来选用在哪儿。',
  },
  en: {
    page: 'My envelopes',
    list: 'Sent',
    states: {
      unpaid: 'Not paid',
      open: (opened: number, portions: number) => `${opened} of ${portions} lit`,
      ended: (opened: number, portions: number) => `Ended, ${opened} of ${portions} lit`,
      refunded: 'Refunded',
    },
    row: (title: string, sum: string, state: string) => `${title}, ${sum}, ${state}`,
    wrap: 'Wrap an envelope',
    empty: 'No envelopes sent yet',
    emptyText: 'You give now; friends choose where.',
  },
})
