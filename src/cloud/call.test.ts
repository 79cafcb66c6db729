/** @jest-environment node */
import { aServer, crowd, lostSession, noNetwork } from './server.fake'

test('the first call that needs a person logs in without asking anybody', async () => {
  const { call, sent, logins } = aServer([{ value: { items: [] } }])
  expect(await call('gifts.mine', {})).toEqual({ ok: true, value: { items: [] } })
  expect(sent).toEqual([{ name: 'gifts.mine', token: 'token-1' }])
  expect(logins()).toBe(1)
})

test('what is for anyone is read without a login', async () => {
  const { call, logins } = aServer([{ value: { items: [] } }])
  await call('projects.list', {})
  expect(logins()).toBe(0)
})

test('what is for anyone is told as a person where that makes a difference', async () => {
  const { call, sent } = aServer(
    [{ error: lostSession() }, { value: { path: 'pages/home/index' } }],
    {
      token: 'dead',
    },
  )
  await call('shares.open', { shareId: 'card-1' }, { asPerson: true })
  expect(sent.map(({ token }) => token)).toEqual(['dead', 'token-1'])
})

test('five screens that open at once log in once', async () => {
  const { call, logins } = aServer([])
  await Promise.all(Array.from({ length: 5 }, () => call('gifts.mine', {})))
  expect(logins()).toBe(1)
})

test('a session lost in the middle is replaced in silence and the call sent again', async () => {
  const { call, sent } = aServer([{ error: lostSession() }, { value: 'sent again' }], {
    token: 'dead',
  })
  expect(await call('gifts.mine', {})).toEqual({ ok: true, value: 'sent again' })
  expect(sent.map(({ token }) => token)).toEqual(['dead', 'token-1'])
})

test('two calls that lose the same session share one login', async () => {
  const { call, logins } = aServer([{ error: lostSession() }, { error: lostSession() }], {
    token: 'dead',
  })
  await Promise.all([call('gifts.mine', {}), call('gifts.show', { giftId: 'g_1234' })])
  expect(logins()).toBe(1)
})

test('a session that is lost again right away is not chased for ever', async () => {
  const { call, logins, sent } = aServer([{ error: lostSession() }, { error: lostSession() }], {
    token: 'dead',
  })
  expect((await call('gifts.mine', {})).ok).toBe(false)
  expect([logins(), sent.length]).toEqual([1, 2])
})

test('in a crowd a gift waits its turn with growing pauses, and says so', async () => {
  const { call, pauses } = aServer([{ error: crowd() }, { error: crowd() }, { value: 'taken' }])
  let told = 0
  const gift = { key: 'key-of-one-gift', projectId: 'p_quilts', amountFen: 2_000 }
  const answer = await call('gifts.start', gift, { onBusy: () => (told += 1) })
  expect(answer).toEqual({ ok: true, value: 'taken' })
  expect(pauses).toEqual([300, 600])
  expect(told).toBe(2)
})

test('an undo that met a crowd is left to the person', async () => {
  const { call, sent } = aServer([{ error: crowd() }])
  const answer = await call('gifts.undo', { giftId: 'g_1234' })
  expect(answer).toMatchObject({ ok: false, trouble: { kind: 'busy' } })
  expect(sent).toHaveLength(1)
})

test('a read that nobody answers ends in an honest sentence', async () => {
  const { call } = aServer(['never'])
  const answer = await call('projects.show', { projectId: 'p_quilts' })
  expect(answer).toMatchObject({ ok: false, trouble: { kind: 'slow' } })
})

test('an undo without an answer does not claim that nothing happened', async () => {
  const { call } = aServer([{ error: noNetwork() }])
  const answer = await call('gifts.undo', { giftId: 'g_1234' })
  expect(answer).toMatchObject({
    ok: false,
    trouble: { kind: 'offline', sentence: { zh: expect.stringContaining('若已扣款，一定会记上') } },
  })
})
