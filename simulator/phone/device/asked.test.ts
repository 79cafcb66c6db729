import { type Asked, question } from './asked'

test('a question is answered by whoever was handed it', async () => {
  const ask = { ask: 'scan', body: {} } as const
  expect(await question(ask, { current: undefined }, (asked) => asked.answer('cancelled'))).toBe(
    'cancelled',
  )
})

test('a second one at the same time is told that the phone is busy', async () => {
  const open: { current: Asked | undefined } = { current: undefined }
  const put = (one: Asked) => {
    open.current = one
  }
  const first = question({ ask: 'scan', body: {} }, open, put)
  const second = question({ ask: 'subscribe', body: { templateIds: ['t1'] } }, open, put)
  await expect(second).rejects.toThrow('还开着另一张单子')
  expect(open.current?.ask.ask).toBe('scan')
  open.current?.answer('cancelled')
  expect(await first).toBe('cancelled')
})
