import { phoneCalendar as browser, calendarFile } from './calendar.h5'
import { phoneCalendar } from './calendar.weapp'

const mockAdd = jest.fn()
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { addPhoneRepeatCalendar: (asked: object) => mockAdd(asked) },
}))

const monthly = {
  title: '月捐：「热乎的午饭」',
  description: '约好的月捐日：¥30, 方便时打开; 点一下。',
  startsAt: new Date('2026-12-08T11:00:00Z'),
}
const file = calendarFile(monthly, new Date('2026-12-07T06:32:00Z'))

test('WeChat repeats it every month, and what it says is told', async () => {
  const said = ['addPhoneRepeatCalendar:fail cancel', 'addPhoneRepeatCalendar:fail auth deny']
  for (const errMsg of said) {
    mockAdd.mockImplementationOnce(({ fail }) => fail({ errMsg }))
    expect(await phoneCalendar.addMonthly(monthly)).toBe('left')
  }
  mockAdd.mockImplementationOnce(({ fail }) => fail({ errMsg: 'addPhoneRepeatCalendar:fail' }))
  expect(await phoneCalendar.addMonthly(monthly)).toBe('failed')
  mockAdd.mockImplementationOnce(({ success }) => success({}))
  expect(await phoneCalendar.addMonthly(monthly)).toBe('added')
  const { title, description } = monthly
  expect(mockAdd).toHaveBeenLastCalledWith(
    expect.objectContaining({
      title,
      description,
      startTime: 1_796_727_600,
      repeatInterval: 'month',
    }),
  )
})

test('the file comes back every month, with its words escaped', () => {
  const lines = file.replace(/\r\n /g, '').split('\r\n')
  expect(lines).toContain('DTSTART:20261208T110000Z')
  expect(lines).toContain('RRULE:FREQ=MONTHLY')
  expect(lines).toContain('SUMMARY:月捐：「热乎的午饭」')
  expect(lines).toContain('DESCRIPTION:约好的月捐日：¥30\\, 方便时打开\\; 点一下。')
  expect(lines.filter((line) => line.startsWith('BEGIN:')).length).toBe(3)
})

test('no line of the file is longer than calendars read', () => {
  const lines = file.split('\r\n')
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  // And none is cut that need not be.
  expect(lines).toContain('DTSTART:20261208T110000Z')
})

test('a browser hands out the file', async () => {
  const clicked: string[] = []
  URL.createObjectURL = () => 'blob:lantern'
  URL.revokeObjectURL = () => undefined
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    clicked.push(`${this.download} ${this.href}`)
  })
  expect(await browser.addMonthly(monthly)).toBe('downloaded')
  expect(clicked).toEqual(['lantern.ics blob:lantern'])
  click.mockRestore()
})
