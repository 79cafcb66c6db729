import Taro from '@tarojs/taro'
import type { CalendarWord, PhoneCalendar } from './calendar'

export const phoneCalendar: PhoneCalendar = {
  addMonthly: ({ title, description, startsAt }) =>
    new Promise((resolve) => {
      void Taro.addPhoneRepeatCalendar({
        title,
        description,
        startTime: Math.floor(startsAt.getTime() / 1000),
        repeatInterval: 'month',
        success: () => resolve('added'),
        fail: ({ errMsg }) => resolve(wordIn(errMsg)),
      })
    }),
}

/** A "no" to the permission, or to the calendar's own question. */
function wordIn(said: string): CalendarWord {
  return /cancel|deny|denied/i.test(said) ? 'left' : 'failed'
}
