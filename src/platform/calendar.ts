/**
 * The phone's own calendar, where a day of each month can stand. Twins: WeChat asks for a permission and
 * writes it down itself, a browser hands out a file that calendars read. This one is for tests.
 */
export type MonthlyDay = {
  title: string
  description: string
  /** When it comes first; from then on at the same day and time of each month. */
  startsAt: Date
}

/** `added`: it stands there; `downloaded`: a file to open; `left`: the person did not want it; `failed`. */
export type CalendarWord = 'added' | 'downloaded' | 'left' | 'failed'

export type PhoneCalendar = {
  /** By a tap alone. Never rejects. */
  addMonthly(day: MonthlyDay): Promise<CalendarWord>
}

export const phoneCalendar: PhoneCalendar = { addMonthly: async () => 'added' }
