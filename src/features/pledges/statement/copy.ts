import { defineCopy } from '../../../ui/copy'

export const statementCopy = defineCopy({
  zh: {
    page: '年度明细',
    title: (year: number) => `${year} 年的月捐`,
    list: '每一笔',
    period: (month: string) => `${month}的月捐`,
    note: '捐赠记录由灯愿生成，正式票据由慈善组织开具。',
    empty: (year: number) => `${year} 年没有月捐`,
    emptyText: '按约好的日子捐的每一笔，都会列在这里。',
  },
  en: {
    page: 'Statement',
    title: (year: number) => `Monthly giving in ${year}`,
    list: 'Each gift',
    period: (month: string) => `for ${month}`,
    note: 'Recorded by Lantern; official receipts are issued by the charities.',
    empty: (year: number) => `No monthly gifts in ${year}`,
    emptyText: 'Every gift of an agreed month is listed here.',
  },
})
