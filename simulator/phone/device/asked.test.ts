import { question } from './asked'

test('a question is answered by whoever was handed it', async () => {
  const ask = { ask: 'scan', body: {} } as const
  expect(await question(ask, false, (asked) => asked.answer('cancelled'))).toBe('cancelled')
})

test('a second one at the same time is told that the phone is busy', async () => {
  const asked: unknown[] = []
  const waiting = question({ ask: 'scan', body: {} }, true, (one) => asked.push(one))
  await expect(waiting).rejects.toThrow('还开着另一张单子')
  expect(asked).toEqual([])
})
