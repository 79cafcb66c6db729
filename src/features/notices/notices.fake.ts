import type { Notice } from '../../../contracts/notices'

/** A gift of one's own that is settled, not read yet, unless told otherwise. */
export function aNotice(about: Partial<Notice> = {}): Notice {
  const titles: Partial<Record<Notice['kind'], Notice['title']>> & {
    gift_settled: Notice['title']
  } = {
    gift_settled: { zh: '谢谢你，灯亮了。', en: 'Thank you. Your lantern is lit.' },
    envelope_ended: { zh: '你的爱心红包到时间了', en: 'Your envelope has run its time' },
    friend_gave: {
      zh: '有朋友从你的卡片进来，捐了一份心意',
      en: 'A friend who came by your card gave',
    },
    calendar_day: { zh: '今天：春节', en: 'Today: Spring Festival' },
  }
  return {
    noticeId: 'notice-1',
    kind: 'gift_settled',
    title: titles[about.kind ?? 'gift_settled'] ?? titles.gift_settled,
    text: { zh: '「一床厚被子」', en: '“A warm quilt”' },
    path: 'pages/project/index?projectId=quilt',
    at: '2026-12-07T06:31:00Z',
    read: false,
    ...about,
  }
}
