import { defineCopy } from '../../ui'

/** Two short lines each; the second is warm and asks for nothing. */
type Greeting = { first: string; second: string }

export const homeCopy = defineCopy({
  zh: {
    page: '灯愿',
    date: (day: string, weekday: string) => `${day} ${weekday}`,
    greetings: {
      night: { first: '夜深了，', second: '有盏灯还亮着。' },
      morning: { first: '早上好，', second: '今天也暖一点。' },
      noon: { first: '中午好，', second: '记得吃口热饭。' },
      afternoon: { first: '下午好，', second: '歇口气再走。' },
      evening: { first: '天黑了，', second: '灯一盏盏亮起。' },
    },
    welcome: { first: '你好，', second: '灯为你留着。' },
    reason: '今天的理由',
    emergencyReason: '今天的理由 · 紧急救助',
    give: '捐一份心意',
    details: '看看详情',
    causes: '按类别看',
    today: '今天，大家一起捐出',
    lanterns: (_count: number) => ' 盏灯',
    asOf: (time: string) => `截至 ${time}`,
    refunded: (sum: string) => `另有 ${sum} 已退回`,
    nobodyYet: '今天的第一盏灯还没点上',
    monthly: '每月一点，细水长流',
    allMonthly: '全部月捐项目',
    monthlySoon: '月捐即将开放',
    people: (count: string) => `${count} 人`,
    all: '全部',
    share: '灯愿 · 一起做件好事',
    nothing: '还没有项目',
    nothingText: '项目备案、材料齐全后，会出现在这里。',
  },
  en: {
    page: 'Lantern',
    date: (day: string, weekday: string) => `${weekday}, ${day}`,
    greetings: {
      night: { first: 'It is late;', second: 'a light is on.' },
      morning: { first: 'Good morning,', second: 'be warm today.' },
      noon: { first: 'Noon already:', second: 'eat well.' },
      afternoon: { first: 'Good afternoon,', second: 'rest a little.' },
      evening: { first: 'Evening falls,', second: 'lanterns glow.' },
    },
    welcome: { first: 'Welcome,', second: 'a light is kept.' },
    reason: 'A reason today',
    emergencyReason: 'A reason today · emergency',
    give: 'Give',
    details: 'Read more',
    causes: 'By cause',
    today: 'Given together today',
    lanterns: (count: number) => (count === 1 ? ' lantern' : ' lanterns'),
    asOf: (time: string) => `as of ${time}`,
    refunded: (sum: string) => `another ${sum} was given back`,
    nobodyYet: 'The first lantern of today is still to be lit',
    monthly: 'A little every month',
    allMonthly: 'All monthly',
    monthlySoon: 'opens soon',
    people: (count: string) => (count === '1' ? '1 person' : `${count} people`),
    all: 'All',
    share: 'Lantern · Do some good together',
    nothing: 'No projects yet',
    nothingText: 'They appear here once their records and papers are complete.',
  },
})

export type { Greeting }
