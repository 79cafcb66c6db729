import { defineCopy } from '../../../ui/copy'

export const inboxCopy = defineCopy({
  zh: {
    page: '消息',
    row: '灯亮了，朋友捐了，项目有了进展，都在这里',
    unread: (count: number) => `${count} 条未读`,
    unreadOne: '未读',
    empty: '还没有消息。',
    emptyText: '灯亮了，有朋友从你的卡片捐了，或者项目有了进展，会写在这里。',
    emptyAction: '看看项目',
    open: (title: string, text: string, state: string) => `${title} ${text}${state}`,
    seeMonthly: '看看月捐',
    noThanks: '不用了',
  },
  en: {
    page: 'Notices',
    row: 'Lanterns lit, friends who gave and news of projects',
    unread: (count: number) => `${count} unread`,
    unreadOne: 'unread',
    empty: 'No notices yet.',
    emptyText:
      'When your lantern is lit, a friend gives through your card, or a project has news, it is written here.',
    emptyAction: 'See projects',
    open: (title: string, text: string, state: string) => `${title} ${text}${state}`,
    seeMonthly: 'See how',
    noThanks: 'No, thank you',
  },
})
