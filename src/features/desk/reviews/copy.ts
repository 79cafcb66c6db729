import { defineCopy } from '../../../ui/copy'

export const reviewsCopy = defineCopy({
  zh: {
    page: '待看的话',
    note: '内容检查拿不准的，由人来看；看过之前谁也看不到。',
    kinds: { gift: '一笔捐款的话', pledge: '一份月捐的话', report: '一份待批的报告' },
    name: '名字',
    message: '文字',
    blessing: '祝福',
    show: '可以显示',
    hide: '不显示',
    shown: '已显示',
    hidden: '不显示了',
    empty: '没有等着看的话',
    emptyText: '有拿不准的，会出现在这里。',
  },
  en: {
    page: 'Words to review',
    note: 'What the content check was unsure of; nobody reads it before it is decided.',
    kinds: {
      gift: 'Words of a gift',
      pledge: 'Words of a pledge',
      report: 'A report to be approved',
    },
    name: 'Name',
    message: 'Words',
    blessing: 'Wish',
    show: 'Show them',
    hide: 'Keep them hidden',
    shown: 'Shown',
    hidden: 'Kept hidden',
    empty: 'No words wait',
    emptyText: 'What is unsure appears here.',
  },
})
