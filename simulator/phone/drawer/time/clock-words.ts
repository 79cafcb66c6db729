import { beijingStamp, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../time/beijing'

/** Moments as people in Beijing read them, Chinese and English. */

const zone = { timeZone: 'Asia/Shanghai' } as const
const dayChinese = new Intl.DateTimeFormat('zh-CN', {
  ...zone,
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
})
const dayEnglish = new Intl.DateTimeFormat('en-GB', {
  ...zone,
  weekday: 'short',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
})
const hours = new Intl.DateTimeFormat('en-GB', { ...zone, timeStyle: 'medium' })
/** `{ day: '2026年11月27日周五', english: 'Fri 27 Nov 2026', time: '11:15:07' }`, in Beijing. */
export const clockWords = (ms: number) => ({
  day: dayChinese.format(ms),
  english: dayEnglish.format(ms).replace(',', ''),
  time: hours.format(ms),
})

/** `11-27 11:15`, in Beijing; with its year when that is another one than of `nowMs`. */
export const shortMoment = (ms: number, nowMs: number) => {
  const moment = beijingStamp(ms).slice(0, 16)
  return moment.slice(0, 4) === beijingStamp(nowMs).slice(0, 4) ? moment.slice(5) : moment
}

/** How far it is, in the greatest unit that fits: `30 秒` and `30 s`. */
export const lengthWords = (ms: number) => {
  const [size, chinese, english] = UNITS.find(([unitMs]) => ms >= unitMs) ?? LEAST
  const count = Math.round((ms / size) * 10) / 10
  return { chinese: `${count} ${chinese}`, english: `${count} ${english}` }
}

const LEAST = [SECOND_MS, '秒', 's'] as const
const UNITS = [
  [DAY_MS, '天', 'd'],
  [HOUR_MS, '小时', 'h'],
  [MINUTE_MS, '分钟', 'min'],
  LEAST,
] as const
