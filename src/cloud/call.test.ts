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

test('a save without an answer speaks of no money, and does not claim that nothing happened', async () => {
  const { call } = aServer([{ error: noNetwork() }])
  const answer = await call('reports.save', { projectId: 'p_quilts', content: {} })
  expect(answer).toMatchObject({
    ok: false,
    trouble: {
      kind: 'offline',
      sentence: { zh: expect.stringMatching(/^[^款]*可能已经做好了[^款]*$/) },
    },
  })
})

describe.each([
  ['no network', noNetwork, 4],
  ['a crowd', crowd, 4],
  ['a fault', () => Object.assign(new Error('x [500 POST http://x]'), { name: 'FAULT' }), 1],
] as const)('of money, with %s,', (_, trouble, times) => {
  const gift = { key: 'key-of-one-gift', projectId: 'p_quilts', amountFen: 2_000 }
  const said = async (ask: (call: ReturnType<typeof aServer>['call']) => Promise<unknown>) => {
    const { call } = aServer(Array.from({ length: times }, () => ({ error: trouble() })))
    return JSON.stringify(await ask(call))
  }

  test.each([
    ['a video', (call) => call('videos.show', { videoId: 'lamp-clip' })],
    ['a day of the calendar', (call) => call('calendar.day', { day: '2026-12-05' })],
    ['a festival', (call) => call('scenes.show', { key: 'spring' })],
    ['a portion that is opened', (call) => call('envelopes.open', { envelopeId: 'e1' })],
  ] as [string, Parameters<typeof said>[0]][])('%s says nothing', async (_name, ask) => {
    expect(await said(ask)).toMatch(/"ok":false.*"zh":/)
    expect(await said(ask)).not.toMatch(/扣款|charge/)
  })

  test('a gift does speak', async () => {
    expect(await said((call) => call('gifts.start', gift))).toMatch(/扣款.*charge/)
  })

  test('a gift that is asked after is not said to be uncharged', async () => {
    expect(await said((call) => call('gifts.sync', { giftId: 'g_1234' }))).not.toMatch(/没有扣款/)
  })
})
