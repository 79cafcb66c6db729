import { defineCopy } from '../../../ui'

export const yearCopy = defineCopy({
  zh: {
    page: '年度捐赠汇总',
    title: (year: number) => `${year} 年的捐赠`,
    creditCode: (code: string) => `统一社会信用代码 ${code}`,
    wish: { open: '票据还没有申请', asked: '票据已申请', waived: '票据表示不需要' },
    note: '这是捐赠记录的汇总。公益事业捐赠票据由各慈善组织开具，抵税以票据为准；在每一笔捐款里申请。',
    empty: (year: number) => `${year} 年没有捐款`,
    emptyText: '付好的每一笔，都会按慈善组织列在这里。',
  },
  en: {
    page: 'Gifts of a tax year',
    title: (year: number) => `Gifts in ${year}`,
    creditCode: (code: string) => `Credit code ${code}`,
    wish: {
      open: 'official receipt not asked for yet',
      asked: 'official receipt asked for',
      waived: 'official receipt waived',
    },
    note: 'A summary of the records. Official receipts, which count for taxes, are issued by the charities; each is asked for on its gift’s page.',
    empty: (year: number) => `No gifts in ${year}`,
    emptyText: 'Every gift that was paid is listed here, by its charity.',
  },
})
