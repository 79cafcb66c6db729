import { fitValue } from '../chat/message-values'
import { messageOf } from './message'
import { SIMULATED_TEMPLATES } from './templates'

test('a message fills its template’s fields in the forms that the platform takes', () => {
  const template = SIMULATED_TEMPLATES.gift_settled
  if (!template) throw new Error('there is no template')
  const due = {
    donorId: 'donor',
    noticeId: 'notice',
    kind: 'gift_settled' as const,
    at: new Date('2026-12-01T04:05:06Z'),
    projectId: 'quilt001',
    projectTitle: { zh: '冬被', en: 'Winter quilts' },
    giftId: 'quilt001-0123456789abcdefghjkmn',
    amountFen: 123_450,
    envelope: null,
    openidSealed: 'sealed',
  }
  const { data, ...rest } = messageOf(due, template, 'o-person')
  expect(rest).toEqual({
    openid: 'o-person',
    templateId: 'lantern-gift-settled',
    page: 'pages/gift/index?giftId=quilt001-0123456789abcdefghjkmn',
  })
  expect(data).toEqual({ thing1: '冬被', amount2: '1234.50元', time3: '2026年12月1日 12:05' })
  for (const [key, value] of Object.entries(data)) expect(fitValue(key, value)).toBe(value)
})
