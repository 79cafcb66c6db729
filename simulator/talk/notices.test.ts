import '../fixtures/patience'
import { aChatClient } from '../fixtures/a-chat-client'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import { aTalker } from '../fixtures/a-talker'
import { MINUTE_MS } from '../time/beijing'

let bed: TestBed
let talker: ReturnType<typeof aTalker>
let ming: string

const template = {
  templateId: 'thank-you',
  title: '捐赠成功',
  fields: ['thing1'],
  labels: { thing1: '项目' },
}

beforeAll(async () => {
  bed = await aSimulator()
  talker = aTalker(bed)
  await bed.control('/templates', template)
})
afterAll(() => bed.close())
beforeEach(async () => {
  ming = await bed.newPerson('小明')
})

const accept = (templateIds: string[]) =>
  bed.control(`/people/${ming}/accept-messages`, { templateIds })

const notify = (value: string) => aChatClient(bed).notify(ming, { data: { thing1: { value } } })

test('delivered messages are one more chat, newest first among the others', async () => {
  const chatId = await talker.begin([ming, PAYER])
  await talker.say(chatId, PAYER, '谢谢你')
  await bed.advance(MINUTE_MS)
  expect(await talker.chatsOf(ming)).toHaveLength(1)
  await notify('乡村书屋')
  const [notices, friend] = await talker.chatsOf(ming)
  expect(notices).toEqual({
    chatId: 'notices',
    kind: 'notices',
    title: '服务通知',
    members: [{ openid: ming, name: '小明' }],
    lastLine: {
      lineId: expect.any(String),
      chatId: 'notices',
      kind: 'notice',
      templateId: 'thank-you',
      title: '捐赠成功',
      labels: { thing1: '项目' },
      page: 'pages/gift/index?giftId=1',
      data: { thing1: '乡村书屋' },
      at: expect.any(String),
    },
    unread: 1,
  })
  expect(friend).toMatchObject({ chatId })
  await bed.advance(MINUTE_MS)
  await talker.say(chatId, PAYER, '收到了吗')
  expect(await talker.chatsOf(ming)).toMatchObject([{ chatId }, { chatId: 'notices' }])
})

test('each person has notices of their own, with a reading mark', async () => {
  await notify('一')
  await notify('二')
  const [first, second] = await talker.linesOf('notices', ming)
  expect(await talker.linesOf('notices', ming, first?.lineId)).toEqual([second])
  expect(await talker.linesOf('notices', PAYER)).toEqual([])
  expect(await talker.read('notices', ming, first?.lineId ?? '')).toEqual({ unread: 1 })
  expect(await talker.chatsOf(ming)).toMatchObject([{ unread: 1 }])
  await expect(talker.read('notices', PAYER, first?.lineId ?? '')).rejects.toThrow(
    '404 There is no such line in this chat.',
  )
})

test('nobody can write there', async () => {
  await notify('一')
  const refusal = '403 Nobody writes among the notices.'
  await expect(talker.say('notices', ming, '谢谢')).rejects.toThrow(refusal)
  await expect(talker.sendCard('notices', ming)).rejects.toThrow(refusal)
  expect(await talker.linesOf('notices', ming)).toHaveLength(1)
})

test('consents tell how many messages of each template are still allowed', async () => {
  const consents = () => bed.control(`/people/${ming}/consents`)
  expect(await consents()).toEqual([])
  await accept(['thank-you', 'progress'])
  await notify('一')
  await accept(['thank-you'])
  expect(await consents()).toEqual([
    { templateId: 'thank-you', title: '捐赠成功', left: 2 },
    { templateId: 'progress', left: 1 },
  ])
  await expect(bed.control('/people/oNobody/consents')).rejects.toThrow('404')
})
