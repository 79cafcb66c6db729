import { defineCopy } from '../../../ui'

export const cardCopy = defineCopy({
  zh: {
    page: '正在打开',
    unknown: '没有认出这个码',
    unknownText: '它可能不完整，或者不是灯愿的。什么也没有变。',
    home: '去首页看看',
  },
  en: {
    page: 'Opening',
    unknown: 'This code is not known',
    unknownText: 'It may be damaged, or not one of Lantern’s. Nothing has changed.',
    home: 'Go to the home page',
  },
})
