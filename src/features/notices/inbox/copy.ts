import { defineCopy } from '../../../ui/copy'

export const inboxCopy = defineCopy({
  zh: {
    page: '消息',
    row: '灯亮了，朋友捐了，都记在这里',
    unread: (count: number) => `${count} 条未读`,
    unreadOne: '未读',
    empty: '还没有消息。',
    emptyText: '灯亮了，或者有朋友从你的卡片捐了，会写在这里。',
    emptyAction: '看看项目',
    open: (title: string, text: string, state: string) => `${title} ${text}${state}`,
  },
  en: {
    page: 'Notices',
    row: 'Lanterns lit and friends who gave are kept here',
    unread: (count: number) => `${count} unread`,
    unreadOne: 'unread',
    empty: 'No notices yet.',
    emptyText: 'When your lantern is lit, or a friend gives through your card, it is written here.',
    emptyAction: 'See projects',
    open: (title: string, text: string, state: string) => `${title} ${text}${state}`,
  },
})
