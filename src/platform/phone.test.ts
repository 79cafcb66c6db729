/** What the device is to a page in a phone: the phone, where a plain browser does with itself. */
import { aPhoneAround, noPhone, told, turns } from './phone-around.fake'

const sheet = {
  appId: 'wxSIM',
  timeStamp: '1796000000',
  nonceStr: 'n',
  package: 'prepay_id=wx1',
  signType: 'RSA' as const,
  paySign: 's',
}

afterEach(noPhone)

test('each person has a drawer of their own, and a plain browser keeps its old one', async () => {
  aPhoneAround()
  expect((await import('./drawer.h5')).drawer).toBe('lantern/o_SIM_grandma/')
  aPhoneAround({ name: `lantern-phone${JSON.stringify({ ...told, openid: 'a/b' })}` })
  expect((await import('./drawer.h5')).drawer).toBe('lantern/a%2Fb/')
  noPhone()
  expect((await import('./drawer.h5')).drawer).toBe('lantern.')
})

test('the SDK keeps a session under its person’s names, and clears no others', async () => {
  const { ownStorage } = await import('../cloud/own-storage.h5')
  const [hers, his] = [ownStorage('lantern/her/'), ownStorage('lantern/him/')]
  hers.setItem('AV/lantern/currentUser', 'her session')
  expect(his.getItem('AV/lantern/currentUser')).toBeNull()
  his.setItem('AV/lantern/currentUser', 'his session')
  hers.clear()
  expect(hers.getItem('AV/lantern/currentUser')).toBeNull()
  expect(his.getItem('AV/lantern/currentUser')).toBe('his session')
})

test('the phone’s person logs in, and no other is made', async () => {
  const around = aPhoneAround()
  expect(await (await import('./login.h5')).login.code()).toBe('a-code')
  expect(around.requests).toContain(
    'POST http://127.0.0.1:3100/control/people/o_SIM_grandma/login-code',
  )
  expect(around.requests).not.toContain('POST http://127.0.0.1:3100/control/people')
})

test('a person whom the simulator does not know cannot log in, and no other is made', async () => {
  const around = aPhoneAround({ status: 404 })
  const { login } = await import('./login.h5')
  await expect(login.code()).rejects.toThrow('does not know the person')
  expect(around.requests).not.toContain('POST http://127.0.0.1:3100/control/people')
})

test('a page inside Moments can be read, and nobody logs in', async () => {
  const around = aPhoneAround({ name: `lantern-phone${JSON.stringify({ ...told, scene: 1154 })}` })
  expect((await import('./opened-scene.h5')).openedScene()).toBe(1154)
  jest.doMock('./opened-scene', () => jest.requireActual('./opened-scene.h5'))
  const { login } = await import('./login.h5')
  await expect(login.code()).rejects.toThrow('read only')
  expect((await import('./subscribe.h5')).subscribe.available).toBe(false)
  expect((await import('./scan.h5')).scanner.available).toBe(false)
  expect(around.requests).toEqual(['GET http://product.test/1.1/development'])
  jest.dontMock('./opened-scene')
})

test.each(['ok', 'cancel', 'fail', 'unknown'])('the phone’s cashier says "%s"', async (word) => {
  const around = aPhoneAround()
  const { pay } = await import('./pay.h5')
  const paid = pay(sheet)
  await around.answer({ body: word })
  expect(await paid).toBe(word)
  expect(around.heard.at(-1)?.message).toMatchObject({ ask: 'pay', body: sheet })
})

test('a cashier that could not be opened is a failed payment', async () => {
  const around = aPhoneAround()
  const { pay } = await import('./pay.h5')
  const paid = pay(sheet)
  await around.answer({ error: '订单已关闭 · The order is closed' })
  expect(await paid).toBe('fail')
})

test('only what was accepted is answered; a refusal and a failure accepted nothing', async () => {
  const around = aPhoneAround()
  const { subscribe } = await import('./subscribe.h5')
  expect(subscribe.available).toBe(true)
  const asked = subscribe.ask(['t1', 't2', 't3'])
  await around.answer({ body: { t1: 'accept', t2: 'reject', t9: 'accept' } })
  expect(await asked).toEqual(['t1'])
  const failed = subscribe.ask(['t1'])
  await around.answer({ error: '不行 · No' })
  expect(await failed).toEqual([])
})

test('in a plain browser nothing asks about messages or codes', async () => {
  noPhone()
  const { subscribe } = await import('./subscribe.h5')
  const { scanner } = await import('./scan.h5')
  expect([subscribe.available, scanner.available]).toEqual([false, false])
  expect([await subscribe.ask(['t1']), await scanner.scan()]).toEqual([[], undefined])
})

test('a code in front of the phone names a page; a person who leaves names none', async () => {
  const around = aPhoneAround()
  const { scanner } = await import('./scan.h5')
  const scanned = scanner.scan()
  await around.answer({ body: { path: 'pages/me/index', query: '' } })
  expect(await scanned).toEqual({ path: 'pages/me/index', query: '' })
  const left = scanner.scan()
  await around.answer({ body: 'cancelled' })
  expect(await left).toBeUndefined()
})

test('the phone’s settings are followed, not the computer’s', async () => {
  const around = aPhoneAround()
  window.matchMedia = (query) => ({ matches: false, media: query }) as MediaQueryList
  const { system } = await import('./system.h5')
  const changed = jest.fn()
  system.onChange(changed)
  expect([system.theme(), system.fontScale(), system.language(), system.windowTop()]).toEqual([
    'dark',
    1,
    'zh_CN',
    told.top,
  ])
  await around.post({
    lantern: 1,
    say: 'look',
    body: { theme: 'light', fontScale: 1.4, language: 'en' },
  })
  expect(changed).toHaveBeenCalledTimes(1)
  expect([system.theme(), system.fontScale(), system.language()]).toEqual(['light', 1.4, 'en'])
})

test('the app is put away and taken out when the phone says so', async () => {
  const around = aPhoneAround()
  const { lifecycle } = await import('./lifecycle.h5')
  const told = jest.fn()
  const stop = lifecycle.onHide(() => told('hidden'))
  lifecycle.onShow(() => told('shown'))
  await around.post({ lantern: 1, say: 'hidden', body: {} })
  await around.post({ lantern: 1, say: 'shown', body: {} })
  stop()
  await around.post({ lantern: 1, say: 'hidden', body: {} })
  expect(told.mock.calls).toEqual([['hidden'], ['shown']])
})

test('the name of the page is told to the phone', async () => {
  const around = aPhoneAround()
  const { showTitle } = await import('./title.h5')
  showTitle('我的')
  await turns()
  expect(around.heard.at(-1)?.message).toEqual({
    lantern: 1,
    say: 'title',
    body: { title: '我的' },
  })
})

test('the phone is told in which colour it writes over the page', async () => {
  const around = aPhoneAround()
  const { colourStatusText } = await import('./status-text.h5')
  colourStatusText('light')
  await turns()
  expect(around.heard.at(-1)?.message).toEqual({
    lantern: 1,
    say: 'bar',
    body: { text: 'light' },
  })
})
