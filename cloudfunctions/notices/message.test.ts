import { fitValue } from '../chat/message-values'
import { messageOf } from './message'
import type { Due } from './message-rows'
import { SIMULATED_TEMPLATES, type Template } from './templates'

const gift = {
  noticeId: 'notice',
  kind: 'gift_settled' as const,
  at: new Date('2026-12-01T04:05:06Z'),
  projectId: 'quilt001',
  projectTitle: { zh: '冬被', en: 'Winter quilts' },
  giftId: 'quilt001-0123456789abcdefghjkmn',
  amountFen: 123_450,
  envelope: null,
}

function templateOf(kind: keyof typeof SIMULATED_TEMPLATES): Template {
  const template = SIMULATED_TEMPLATES[kind]
  if (!template) throw new Error('there is no template')
  return template
}

test('a message fills its template’s fields in the forms that the platform takes', () => {
  const { data, ...rest } = messageOf([gift], templateOf('gift_settled'), 'o-person')
  expect(rest).toEqual({
    openid: 'o-person',
    templateId: 'lantern-gift-settled',
    page: 'pages/gift/index?giftId=quilt001-0123456789abcdefghjkmn',
  })
  expect(data).toEqual({ thing1: '冬被', amount2: '1234.50元', time3: '2026年12月1日 12:05' })
  for (const [key, value] of Object.entries(data)) expect(fitValue(key, value)).toBe(value)
})

test('a message of many counts them, names their projects and leads to the inbox', () => {
  const friend = (projectId: string, zh: string, minutes: number): Due => ({
    ...gift,
    kind: 'friend_gave',
    projectId,
    projectTitle: { zh, en: zh },
    at: new Date(gift.at.getTime() + minutes * 60_000),
  })
  const long = '把一床厚被子送到山里每一个孩子的床上去过冬'
  const many = [friend('a', long, 0), friend('b', '午饭', 20), friend('a', long, 10)]
  const { page, data } = messageOf(many, templateOf('friend_gave'), 'o-person')
  expect(page).toBe('pages/notices/index')
  expect(data).toEqual({
    thing1: '从你的卡片来了 3 份心意',
    thing2: '把一床厚被子送到山里每一个孩子的…等2项',
    time3: '2026年12月1日 12:25',
  })
  for (const [key, value] of Object.entries(data)) expect(fitValue(key, value)).toBe(value)
})

test('a message of many pledges says the sum of all', () => {
  const month = (amountFen: number): Due => ({
    noticeId: 'n',
    kind: 'pledge_due',
    at: gift.at,
    projectTitle: gift.projectTitle,
    facts: { pledgeId: 'P1', amountFen },
  })
  const { data } = messageOf([1000, 2050, 99].map(month), templateOf('pledge_due'), 'o-person')
  expect(data).toMatchObject({ thing1: '冬被', amount2: '31.49元' })
})
