import type { Event } from '../../contracts/events'
import { BATCH_MAX, eventsTo, KEPT_MAX, KEPT_MS_MAX } from './events'

const START = Date.parse('2026-12-07T06:00:00Z')

function aPhone({ online = true } = {}) {
  const batches: Event[][] = []
  const timers: (() => void)[] = []
  const state = { online, nowMs: START }
  const events = eventsTo({
    send: async (batch) => {
      if (!state.online) throw new Error('request:fail')
      batches.push(batch)
      return batch.some(({ projectId }) => projectId === '') ? 'refused' : 'taken'
    },
    now: () => new Date(state.nowMs),
    later: (_, work) => timers.push(work),
  })
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return {
    events,
    batches,
    state,
    settle,
    pause: async () => {
      timers.shift()?.()
      await settle()
    },
    timers,
  }
}

test('steps leave together after a pause, with the time at which they were taken', async () => {
  const { events, batches, pause, timers } = aPhone()
  events.record({ step: 'seen', projectId: 'p_quilts' })
  events.record({ step: 'opened', projectId: 'p_quilts' })
  expect(batches).toHaveLength(0)
  expect(timers).toHaveLength(1)
  await pause()
  expect(batches).toEqual([
    [
      { step: 'seen', projectId: 'p_quilts', at: '2026-12-07T06:00:00.000Z' },
      { step: 'opened', projectId: 'p_quilts', at: '2026-12-07T06:00:00.000Z' },
    ],
  ])
})

test('twenty steps do not wait', async () => {
  const { events, batches, settle } = aPhone()
  for (let count = 0; count < BATCH_MAX; count += 1) events.record({ step: 'seen' })
  await settle()
  expect(batches.map(({ length }) => length)).toEqual([BATCH_MAX])
})

test('a step that the server refuses is dropped, and keeps no other from its way', async () => {
  const { events, batches, pause } = aPhone()
  events.record({ step: 'seen', projectId: 'p_quilts' })
  events.record({ step: 'opened', projectId: '' })
  events.record({ step: 'sheet', projectId: 'p_quilts' })
  for (let pauses = 0; pauses < 5; pauses += 1) await pause()
  events.record({ step: 'amount', projectId: 'p_quilts' })
  events.record({ step: 'pay', projectId: 'p_quilts' })
  await pause()
  expect(batches.map((batch) => batch.map(({ step }) => step))).toEqual([
    ['seen', 'opened', 'sheet'],
    ['seen'],
    ['opened'],
    ['sheet'],
    ['amount', 'pay'],
  ])
})

test('an app that is put away sends what it has', async () => {
  const { events, batches, settle } = aPhone()
  events.record({ step: 'sheet' })
  events.flush()
  await settle()
  expect(batches).toHaveLength(1)
})

test('without a network steps wait, in order, and go later', async () => {
  const { events, batches, state, settle, pause } = aPhone({ online: false })
  events.record({ step: 'sheet' })
  events.record({ step: 'amount' })
  events.flush()
  await settle()
  state.online = true
  await pause()
  await pause()
  expect(batches.flat().map(({ step }) => step)).toEqual(['sheet', 'amount'])
})

test('steps that waited too long are dropped, and the rest are bounded', async () => {
  const { events, batches, state, settle, pause } = aPhone({ online: false })
  events.record({ step: 'seen' })
  state.nowMs += KEPT_MS_MAX
  for (let count = 0; count < KEPT_MAX + 30; count += 1) events.record({ step: 'opened' })
  await settle()
  state.online = true
  for (let turn = 0; turn < 40; turn += 1) {
    events.flush()
    await pause()
  }
  const steps = batches.flat().map(({ step }) => step)
  expect(steps).not.toContain('seen')
  expect(steps.length).toBeLessThanOrEqual(KEPT_MAX)
})
