import { defineCopy } from '../../../ui/copy'

export const giftsCopy = defineCopy({
  zh: {
    page: '我的捐款',
    lanterns: (count: number) => `点亮 ${count} 盏灯`,
    total: '一共捐了',
    list: '每一笔',
    year: '年度捐赠汇总',
    yearText: '一年里每家慈善组织收到多少，可存成 PDF',
    empty: '第一盏灯还没点。',
    emptyText: '挑一个想帮的项目，多少都是心意。',
    emptyAction: '看看项目',
    open: (project: string, sum: string, state: string) => `${project}，${sum}，${state}`,
  },
  en: {
    page: 'My gifts',
    lanterns: (count: number) => (count === 1 ? '1 lantern lit' : `${count} lanterns lit`),
    total: 'Given in all',
    list: 'Each gift',
    year: 'Gifts of a tax year',
    yearText: 'What each charity received, also as a PDF',
    empty: 'The first lantern is still to be lit.',
    emptyText: 'Choose a project you would like to help; any sum counts.',
    emptyAction: 'See projects',
    open: (project: string, sum: string, state: string) => `${project}, ${sum}, ${state}`,
  },
})

/** A gift's state in a few words: the same wherever a gift is shown. */
export const stateCopy = defineCopy({
  zh: {
    started: '还没付款',
    paid: '正在退回',
    settled: '已记到账上',
    partly_refunded: '部分已退回',
    refunded: '已退回',
    expired: '没有付成，没有扣款',
    asked: '退款申请处理中',
    under_way: '正在退款',
    stuck: '退款遇到阻碍',
  },
  en: {
    started: 'not paid yet',
    paid: 'going back',
    settled: 'recorded',
    partly_refunded: 'partly refunded',
    refunded: 'refunded',
    expired: 'not paid, nothing charged',
    asked: 'refund asked for',
    under_way: 'refund under way',
    stuck: 'refund met an obstacle',
  },
})
