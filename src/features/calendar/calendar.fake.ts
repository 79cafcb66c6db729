import type { CalendarDay } from '../../../contracts/calendar'
import type { Result } from '../../cloud'
import { aCard } from '../projects/project.fake'

const words = (zh: string, en = zh) => ({ zh, en })

/** A month in the manner of December 2026: three of its days have a name. */
export function aMonth(month = '2026-12'): CalendarDay[] {
  const length = new Date(`${month}-01`).getUTCMonth() === 11 ? 31 : 28
  return Array.from({ length }, (_, index) => aDay(index + 1, month))
}

function aDay(date: number, of = '2026-12'): CalendarDay {
  const month = date < 9 ? { zh: '十月', en: 'Month 10' } : { zh: '冬月', en: 'Month 11' }
  const terms: Record<number, CalendarDay['term']> = {
    7: words('大雪', 'Major Snow'),
    22: words('冬至', 'Winter Solstice'),
  }
  const term = terms[date]
  return {
    day: `${of}-${String(date).padStart(2, '0')}`,
    lunar: {
      zh: `${month.zh}某日`,
      en: `${month.en}, some day`,
      short: words('某日', String(date)),
    },
    ...(term && { term }),
    marks: date === 5 ? [{ scene: 'volunteer-day', name: words('国际志愿者日') }] : [],
  }
}

/** A day's page; of the fifth of December unless told otherwise. */
export function aDayPage(about: Partial<Result<'calendar.day'>> = {}): Result<'calendar.day'> {
  return {
    ...aDay(5),
    scene: 'volunteer-day',
    name: words('国际志愿者日'),
    reason: words('志愿者出时间，路费可以由我们来出。', 'Fares can come from us.'),
    knowledge: {
      text: words('联合国大会请各国每年 12 月 5 日庆祝。'),
      source: words('联合国大会第 40/212 号决议'),
      url: 'https://docs.un.org/en/A/RES/40/212',
    },
    projects: [aCard()],
    ...about,
  }
}
