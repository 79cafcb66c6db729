/** Lunar days and solar terms in words. */
import type { Words } from '../../contracts/declare'
import type { LunarDay, SolarTerm } from '../../contracts/scenes/lunar'

const MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']
const DIGITS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 五月初五 · Month 5, day 5; `short` is 初五, or 五月 on the month's first day. */
export function lunarWords({ month, leap, day }: LunarDay): Words & { short: Words } {
  const monthZh = `${leap ? '闰' : ''}${MONTHS[month - 1]}月`
  const monthEn = `${leap ? 'Leap month' : 'Month'} ${month}`
  return {
    zh: `${monthZh}${dayZh(day)}`,
    en: `${monthEn}, day ${day}`,
    short: day === 1 ? { zh: monthZh, en: `M${month}` } : { zh: dayZh(day), en: String(day) },
  }
}

function dayZh(day: number): string {
  if (day === 20) return '二十'
  if (day === 30) return '三十'
  const tens = ['初', '十', '廿'][Math.floor((day - 1) / 10)]
  return `${tens}${DIGITS[(day - 1) % 10]}`
}

export const termWords: Record<SolarTerm, Words> = {
  xiaohan: { zh: '小寒', en: 'Minor Cold' },
  dahan: { zh: '大寒', en: 'Major Cold' },
  lichun: { zh: '立春', en: 'Start of Spring' },
  yushui: { zh: '雨水', en: 'Rain Water' },
  jingzhe: { zh: '惊蛰', en: 'Insects Awaken' },
  chunfen: { zh: '春分', en: 'Spring Equinox' },
  qingming: { zh: '清明', en: 'Qingming' },
  guyu: { zh: '谷雨', en: 'Grain Rain' },
  lixia: { zh: '立夏', en: 'Start of Summer' },
  xiaoman: { zh: '小满', en: 'Grain Buds' },
  mangzhong: { zh: '芒种', en: 'Grain in Ear' },
  xiazhi: { zh: '夏至', en: 'Summer Solstice' },
  xiaoshu: { zh: '小暑', en: 'Minor Heat' },
  dashu: { zh: '大暑', en: 'Major Heat' },
  liqiu: { zh: '立秋', en: 'Start of Autumn' },
  chushu: { zh: '处暑', en: 'End of Heat' },
  bailu: { zh: '白露', en: 'White Dew' },
  qiufen: { zh: '秋分', en: 'Autumn Equinox' },
  hanlu: { zh: '寒露', en: 'Cold Dew' },
  shuangjiang: { zh: '霜降', en: 'Frost Descends' },
  lidong: { zh: '立冬', en: 'Start of Winter' },
  xiaoxue: { zh: '小雪', en: 'Minor Snow' },
  daxue: { zh: '大雪', en: 'Major Snow' },
  dongzhi: { zh: '冬至', en: 'Winter Solstice' },
}
