/** What the pledge's page meets outside of itself, in its tests: what a factory of `jest.mock` asks for by name. */
export const mockCall = jest.fn()
export const mockSign = jest.fn()
export const mockPay = jest.fn()
export const mockAdd = jest.fn()

/** @public */
export const cloud = () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  newKey: () => 'key-number-1',
  record: () => undefined,
})
/** @public */
export const serverTime = () => ({
  serverClock: { heard: () => undefined, now: () => new Date('2026-12-07T06:32:00Z') },
})
/** @public */
export const contract = () => ({ signContract: (invitation: unknown) => mockSign(invitation) })
/** @public */
export const pay = () => ({ pay: () => mockPay() })
/** @public */
export const calendar = () => ({
  phoneCalendar: { addMonthly: (day: unknown) => mockAdd(day) },
})
