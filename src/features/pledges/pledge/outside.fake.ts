/** What the pledge's page meets outside of itself, in its tests. */
export const mockCall = jest.fn()
export const mockSign = jest.fn()
export const mockPay = jest.fn()
export const mockAdd = jest.fn()

export const cloud = () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  newKey: () => 'key-number-1',
  record: () => undefined,
})
export const serverTime = () => ({
  serverClock: { heard: () => undefined, now: () => new Date('2026-12-07T06:32:00Z') },
})
export const contract = () => ({ signContract: (invitation: unknown) => mockSign(invitation) })
export const pay = () => ({ pay: () => mockPay() })
export const calendar = () => ({
  phoneCalendar: { addMonthly: (day: unknown) => mockAdd(day) },
})
