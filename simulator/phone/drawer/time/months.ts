import { beijingDay, DAY_MS, startOfBeijingDayMs } from '../../../time/beijing'

/** The same time of day a month later in Beijing; from the 31st to the last day of a shorter month. */
export const aMonthLaterMs = (nowMs: number) => {
  const today = beijingDay(nowMs)
  const timeOfDayMs = nowMs - startOfBeijingDayMs(today)
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
  return startOfBeijingDayMs(first) + (Math.min(day, lastDay) - 1) * DAY_MS + timeOfDayMs
}
