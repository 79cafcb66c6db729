import { defineCopy } from '../../ui'

export const missingCopy = defineCopy({
  zh: {
    title: '这里没有这一页',
    text: '链接可能写错了，或者页面搬走了。捐过的都还在。',
    home: '回首页',
  },
  en: {
    title: 'There is no such page',
    text: 'The link may be mistyped, or the page has moved. Past gifts are all there.',
    home: 'Go to the home page',
  },
})
