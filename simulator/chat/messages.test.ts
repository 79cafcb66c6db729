import '../fixtures/patience'
import { aChatClient } from '../fixtures/a-chat-client'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'

let bed: TestBed
let client: ReturnType<typeof aChatClient>

beforeAll(async () => {
  bed = await aSimulator()
  client = aChatClient(bed)
})
afterAll(() => bed.close())

describe('subscription messages', () => {
  const TEMPLATE = 'thank-you'
  const DATA = { thing1: { value: '乡村书屋' }, amount2: { value: '¥52.00' } }
  const accept = (templateIds = [TEMPLATE]) =>
    bed.control<{ credits: object[] }>(`/people/${PAYER}/accept-messages`, { templateIds })
  const deliver = async (change: object = {}) =>
    client.chat(`/cgi-bin/message/subscribe/send?access_token=${await client.token()}`, {
      touser: PAYER,
      template_id: TEMPLATE,
      page: 'pages/gift/index?id=1',
      data: DATA,
      miniprogram_state: 'formal',
      lang: 'zh_CN',
      ...change,
    })

  test('one acceptance lets one message through, and acceptances add up', async () => {
    await accept()
    await accept()
    expect(await deliver()).toEqual({ errcode: 0, errmsg: 'ok' })
    expect((await deliver()).errcode).toBe(0)
    expect((await deliver()).errcode).toBe(43101)
    const messages = await bed.control<object[]>(`/messages?openid=${PAYER}`)
    expect(messages).toHaveLength(2)
    expect(messages[0]).toMatchObject({
      templateId: TEMPLATE,
      data: { thing1: '乡村书屋', amount2: '¥52.00' },
    })
  })

  test.each([
    ['error', -1, 1],
    ['429', 45011, 1],
    ['reset', undefined, 1],
    ['timeout', undefined, 1],
    ['errorAfterCommit', -1, 0],
    ['resetAfterCommit', undefined, 0],
    ['timeoutAfterCommit', undefined, 0],
  ] as const)(
    'a send that meets %s is refused, or delivered and not known to be',
    async (...row) => {
      const [kind, errcode, left] = row
      await bed.control('/templates', {
        templateId: kind,
        title: '故障',
        fields: Object.keys(DATA),
      })
      await accept([kind])
      await client.token()
      await bed.fault({ next: [{ on: 'message', kind }] })
      const answer = await deliver({ template_id: kind }).catch(() => undefined)
      expect(answer?.errcode).toBe(errcode)
      const { credits } = await accept(['another'])
      expect(credits).toContainEqual({ openid: PAYER, templateId: kind, left })
    },
  )

  test('a slow platform answers late and right', async () => {
    await accept()
    await bed.fault({ next: [{ on: 'message', kind: 'slow', delayMs: 150 }] })
    const startMs = Date.now()
    expect((await deliver()).errcode).toBe(0)
    expect(Date.now() - startMs).toBeGreaterThanOrEqual(145)
  })

  test.each<[string, string]>([
    ['thing1', '一'.repeat(21)],
    ['thing1', '两行\n文字'],
    ['thing1', ''],
    ['number2', '十二'],
    ['number2', `1.${'0'.repeat(80)}`],
    ['number2', '1'.repeat(33)],
    ['amount2', '12.345'],
    ['amount2', '12345678901'],
    ['time3', '25:00'],
    ['time3', '2026年2月30日 15:01'],
    ['date3', '昨天'],
    ['date3', '2019年13月45日'],
    ['date3', '2026-02-29'],
    ['date3', '2026-10-01~2026-11-31'],
    ['phrase4', '进行中的项目'],
    ['phrase4', 'done'],
    ['name5', '一个很长很长很长的名字'],
    ['name5', '12345'],
    ['name5', 'a'.repeat(21)],
    ['character_string6', '灯'],
    ['letter7', 'a1'],
    ['phone_number8', '1'.repeat(18)],
    ['secret9', 'x'],
    ['constructor1', 'x'],
    ['toString1', 'x'],
    ['thing', 'x'],
  ])(
    '%s may not be "%s": 47003 names the field and no acceptance is used up',
    async (name, value) => {
      await accept()
      const refused = await deliver({ data: { ...DATA, [name]: { value } } })
      expect(refused.errcode).toBe(47003)
      expect(refused.errmsg).toContain(`data.${name}.value`)
      expect((await deliver()).errcode).toBe(0)
    },
  )

  test.each<[string, string]>([
    ['thing1', '一'.repeat(20)],
    ['number2', '12.5'],
    ['number2', '1'.repeat(32)],
    ['amount2', '52.00元'],
    ['time3', '2026年10月1日 15:01'],
    ['time3', '15:01'],
    ['date3', '2026-10-01'],
    ['date3', '2028-02-29~2028-03-01'],
    ['date3', '2026年10月1日 15:01'],
    ['phrase4', '已完成'],
    ['name5', '王小明'],
    ['name5', 'Ming O’Neill'],
    ['name5', "Anne-Marie O'Neill"],
    ['character_string6', 'GIFT-0001'],
  ])('%s may be "%s"', async (name, value) => {
    await accept()
    expect((await deliver({ data: { [name]: { value } } })).errcode).toBe(0)
  })

  test('a registered template takes its own fields, all of them and no others', async () => {
    const template = { templateId: 'exact', title: '捐赠成功', fields: ['thing1', 'amount2'] }
    await bed.control('/templates', template)
    await accept(['exact'])
    const exact = { template_id: 'exact' }
    expect((await deliver({ ...exact, data: { thing1: { value: 'x' } } })).errcode).toBe(47003)
    const more = { ...DATA, thing3: { value: 'x' } }
    expect((await deliver({ ...exact, data: more })).errcode).toBe(47003)
    expect((await deliver(exact)).errcode).toBe(0)
  })

  test('an unknown person, an unknown template, a page with a leading slash', async () => {
    expect((await deliver({ touser: 'oNobody' })).errcode).toBe(40003)
    expect((await deliver({ template_id: 'never-seen' })).errcode).toBe(40037)
    for (const page of ['/pages/gift', 'http://x', 'https://x/pages', 'pages//gift', '']) {
      expect((await deliver({ page })).errcode).toBe(41030)
    }
    expect((await deliver({ data: {} })).errcode).toBe(47003)
    expect((await deliver({ surprise: 1 })).errcode).toBe(47001)
  })
})
