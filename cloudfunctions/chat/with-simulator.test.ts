/** Our client before the simulator, which was written apart from WeChat's documentation. */
import { PNG } from 'pngjs'
import type { Simulator } from '../../simulator'
import { startSimulator } from '../../simulator'
import type { ChatPlatform } from './platform'
import { wechatChat } from './wechat-chat'

const OPENID = 'oSamplePerson000000000000001'
let simulator: Simulator
let chat: ChatPlatform

beforeAll(async () => {
  simulator = await startSimulator({
    merchants: [],
    people: [{ name: '示例用户', openid: OPENID, unionid: 'uSamplePerson0000001' }],
  })
  const { appid, secret, hosts } = simulator.settingsForTheApp
  chat = wechatChat(
    { appid, secret, host: hosts.chat, words: [], miniProgramState: 'developer' },
    { wallClock: { now: () => new Date() } },
  )
}, 240_000)
afterAll(() => simulator.close())

test('a login code counts once', async () => {
  const { code } = await control(`/people/${OPENID}/login-code`, {})
  const person = { ok: true, openid: OPENID, unionid: 'uSamplePerson0000001' }
  expect(await chat.exchangeLoginCode(code)).toEqual(person)
  expect(await chat.exchangeLoginCode(code)).toEqual({ ok: false, refusal: 'bad-code' })
})

test('one acceptance lets one message through, shortened to what the person can be shown', async () => {
  const templateId = 'T-thanks'
  await control('/templates', { templateId, title: '捐赠成功通知', fields: ['thing1', 'amount2'] })
  await control(`/people/${OPENID}/accept-messages`, { templateIds: [templateId] })
  const data = { thing1: `谢谢你\n${'善'.repeat(30)}`, amount2: '20.00元' }
  const message = { openid: OPENID, templateId, page: 'pages/home/home', data }
  expect(await chat.sendSubscribeMessage(message)).toEqual({ sent: true })
  const refused = { sent: false, reason: 'no-credit' }
  expect(await chat.sendSubscribeMessage(message)).toEqual(refused)
  const shown = await fetch(`${simulator.url}/control/messages?openid=${OPENID}`)
  const thing1 = `谢谢你 ${'善'.repeat(15)}…`
  expect(await shown.json()).toMatchObject([{ data: { thing1, amount2: '20.00元' } }])
})

test('a message to a field that the template does not have names the field', async () => {
  const data = { thing1: '谢谢', amount2: '1元', thing9: '多出来的' }
  const outcome = await chat.sendSubscribeMessage({ openid: OPENID, templateId: 'T-thanks', data })
  expect(outcome).toEqual({ sent: false, reason: 'bad-value', field: 'thing9' })
})

test('texts are judged', async () => {
  const check = (text: string) => chat.checkText({ openid: OPENID, text, scene: 'comment' })
  expect(await check('孩子们加油')).toEqual({ verdict: 'pass', by: 'platform' })
  expect(await check('一起赌博')).toEqual({ verdict: 'risky', by: 'platform' })
})

test('a code is a picture of the platform’s; a page that it does not have is a fault of ours', async () => {
  await control('/app', { pages: ['pages/home/index', 'pages/card/index'] })
  const wish = { scene: '0123456789abcdef', page: 'pages/card/index', width: 430 }
  const code = await chat.drawCode(wish)
  expect(code).toMatchObject({ drawn: true, type: 'image/png' })
  if (code.drawn) expect(PNG.sync.read(code.bytes)).toMatchObject({ width: 430, height: 430 })
  await expect(chat.drawCode({ ...wish, page: 'pages/nowhere/index' })).rejects.toThrow('41030')
})

async function control(path: string, body: object) {
  const response = await fetch(`${simulator.url}/control${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}
