/** Every screen that a person can meet, and how to get there. The pictures are looked at before a screen is called done. */
import type { Page } from 'playwright-core'
import { cashierButton, give, openSheet } from './steps'
import type { Street } from './street'

export type Screen = {
  name: string
  path: (street: Street) => string
  /** Words that are there when the screen is; a skeleton has none. */
  until?: string | RegExp
  /** What is out of order before it opens. */
  before?: (page: Page) => Promise<void>
  /** What a person does before the picture is taken. */
  act?: (page: Page) => Promise<void>
  /** In light, a second picture shows the whole scroll. */
  full?: true
  /** Somebody who has not given yet. */
  newcomer?: true
  /** Also looked at 320 and 1,440 px wide. */
  everyWidth?: true
}

async function cutNetwork(page: Page): Promise<void> {
  await page.route('**/functions/**', (route) => route.abort('internetdisconnected'))
}

async function neverAnswer(page: Page): Promise<void> {
  await page.route('**/functions/**', () => new Promise(() => undefined))
}

/** The server's answer to one function, with something else in it. */
async function answerWith(page: Page, name: string, change: object): Promise<void> {
  await page.route(`**/functions/${name}`, async (route) => {
    const response = await route.fetch()
    const { result } = await response.json()
    await route.fulfill({ response, json: { result: { ...result, ...change } } })
  })
}

async function seeSkeleton(page: Page): Promise<void> {
  await page.getByRole('status', { name: '正在打开' }).waitFor()
}

const openSheetWith = (amount: string) => async (page: Page) => {
  await openSheet(page)
  await page.getByRole('radio', { name: /自己定|Other/ }).click()
  await page.getByRole('textbox', { name: /自己定的金额|Your own amount/ }).fill(amount)
  await give(page)
  await page
    .getByText(/数目对吗|Is that right/)
    .first()
    .waitFor()
}

const project = (id: string) => () => `pages/project/index?projectId=${id}`
const video = (id: string) => () => `pages/video/index?videoId=${id}`
const poster = (path: string) => `pages/poster/index?path=${encodeURIComponent(path)}`

async function seePoster(page: Page): Promise<void> {
  await page.getByRole('img', { name: /^(海报|Poster)/ }).waitFor()
}

const moneyUse = /钱用在哪儿/

export const screens: readonly Screen[] = [
  {
    name: 'home',
    path: () => 'pages/home/index',
    until: '今天的理由',
    full: true,
    everyWidth: true,
  },
  { name: 'projects', path: () => 'pages/projects/index', until: '一床厚被子', full: true },
  {
    name: 'project',
    path: project('quilt001'),
    until: moneyUse,
    full: true,
    everyWidth: true,
  },
  { name: 'project-late', path: project('bench001'), until: moneyUse },
  { name: 'project-ended', path: project('ended001'), until: moneyUse },
  { name: 'project-emergency', path: project('flood001'), until: moneyUse, full: true },
  {
    name: 'project-moments',
    path: () => 'pages/project/index?projectId=quilt001&scene=1154',
    until: moneyUse,
  },
  {
    name: 'sheet',
    path: project('quilt001'),
    until: moneyUse,
    act: openSheet,
    everyWidth: true,
  },
  {
    name: 'sheet-named',
    path: project('quilt001'),
    until: moneyUse,
    async act(page) {
      await openSheet(page)
      await page.getByRole('radio', { name: '自己定' }).click()
      await page.getByRole('switch', { name: /显示我的名字/ }).click()
      await page.getByRole('button', { name: '先写金额' }).click()
      await page.getByText('写一个金额。').waitFor()
    },
  },
  {
    name: 'charity',
    path: project('quilt001'),
    until: moneyUse,
    async act(page) {
      await page.getByRole('button', { name: /备案编号/ }).click()
      await page.getByText('到官方网站核对').waitFor()
    },
  },
  {
    name: 'second-question',
    path: project('quilt001'),
    until: moneyUse,
    act: openSheetWith('30000'),
    everyWidth: true,
  },
  {
    name: 'second-question-long',
    path: project('quilt001'),
    until: moneyUse,
    act: openSheetWith('49999.99'),
    everyWidth: true,
  },
  {
    name: 'cashier',
    path: project('quilt001'),
    until: moneyUse,
    async act(page) {
      await openSheet(page)
      await give(page)
      await cashierButton(page, 'Pay').waitFor()
    },
    everyWidth: true,
  },
  {
    name: 'result-lit',
    path: ({ lit }) => `pages/result/index?giftId=${lit}`,
    until: '谢谢你，灯亮了。',
  },
  {
    name: 'result-checking',
    path: ({ unpaid }) => `pages/result/index?giftId=${unpaid}`,
    until: '正在核对',
  },
  {
    name: 'result-earlier',
    path: ({ lit }) => `pages/result/index?giftId=${lit}&earlier=yes`,
    until: '谢谢你，灯亮了。',
    full: true,
  },
  {
    name: 'result-earlier-checking',
    path: ({ unpaid }) => `pages/result/index?giftId=${unpaid}&earlier=yes`,
    until: '正在核对',
    everyWidth: true,
  },
  { name: 'gifts', path: () => 'pages/gifts/index', until: /点亮 \d+ 盏灯/, full: true },
  {
    name: 'gifts-empty',
    path: () => 'pages/gifts/index',
    until: '第一盏灯还没点。',
    newcomer: true,
  },
  {
    name: 'gift',
    path: ({ lit }) => `pages/gift/index?giftId=${lit}`,
    until: '捐赠记录',
    full: true,
  },
  {
    name: 'gift-undone',
    path: ({ undone }) => `pages/gift/index?giftId=${undone}`,
    until: '捐赠记录',
  },
  {
    name: 'notices',
    path: () => 'pages/notices/index',
    until: '有朋友通过你的卡片捐了一份心意',
    full: true,
    everyWidth: true,
  },
  {
    name: 'notices-empty',
    path: () => 'pages/notices/index',
    until: '还没有消息。',
    newcomer: true,
  },
  {
    name: 'wrap',
    path: () => 'pages/envelope/wrap/index?projectId=supper01',
    until: '朋友打开时看到的样子',
    full: true,
    everyWidth: true,
  },
  {
    name: 'envelope-own',
    path: ({ envelope }) => `pages/envelope/index?envelopeId=${envelope}`,
    until: '灯挂好了，发给朋友吧。',
    full: true,
    everyWidth: true,
  },
  {
    name: 'envelope',
    path: ({ envelope }) => `pages/envelope/index?envelopeId=${envelope}`,
    until: '打开这盏灯',
    newcomer: true,
    everyWidth: true,
  },
  {
    name: 'envelope-moments',
    path: ({ envelope }) => `pages/envelope/index?envelopeId=${envelope}&scene=1154`,
    until: /在灯愿里打开/,
    newcomer: true,
  },
  {
    name: 'envelope-all-opened',
    path: ({ gone }) => `pages/envelope/index?envelopeId=${gone}`,
    until: '都点亮了。',
    newcomer: true,
  },
  {
    name: 'pot',
    path: ({ pot }) => `pages/envelope/index?envelopeId=${pot}`,
    until: '去看视频',
    newcomer: true,
    everyWidth: true,
  },
  {
    name: 'pot-own',
    path: ({ pot }) => `pages/envelope/index?envelopeId=${pot}`,
    until: '灯挂好了，谢谢你。',
    full: true,
  },
  {
    name: 'wrap-at-video',
    path: () => 'pages/envelope/wrap/index?videoId=supper-clip',
    until: '看完视频的人打开时看到的样子',
    full: true,
    everyWidth: true,
  },
  { name: 'envelopes', path: () => 'pages/envelope/mine/index', until: '送出的', full: true },
  {
    name: 'envelopes-empty',
    path: () => 'pages/envelope/mine/index',
    until: '还没有送过爱心红包',
    newcomer: true,
  },
  {
    name: 'calendar',
    path: () => 'pages/calendar/index?day=2027-03-05',
    until: '这天的理由',
    full: true,
    everyWidth: true,
  },
  {
    name: 'calendar-today',
    path: () => 'pages/calendar/index',
    until: '今天的理由',
  },
  {
    name: 'calendar-quiet',
    path: () => 'pages/calendar/index?day=2027-04-05',
    until: '这天的理由',
  },
  {
    name: 'calendar-reminded',
    path: () => 'pages/calendar/index?day=2034-06-01',
    // Somebody new in each look: who is reminded already is not asked.
    newcomer: true,
    until: '提醒我',
    async act(page) {
      await page.getByRole('button', { name: '提醒我' }).click()
      await page.getByRole('button', { name: '不用提醒了' }).waitFor()
    },
    everyWidth: true,
  },
  {
    name: 'calendar-offline',
    path: () => 'pages/calendar/index',
    until: '网络好像断了，没有扣款。连上后再试？',
    before: cutNetwork,
  },
  {
    name: 'calendar-skeleton',
    path: () => 'pages/calendar/index',
    before: neverAnswer,
    act: seeSkeleton,
  },
  {
    name: 'video',
    path: video('lamp-clip'),
    until: /点一下播放/,
    everyWidth: true,
  },
  {
    name: 'video-late',
    path: video('lamp-clip'),
    until: /点一下播放/,
    async act(page) {
      await page.getByRole('button', { name: /从 0:12 播放/ }).click()
      await page.getByRole('button', { name: /^捐给「/ }).waitFor()
      await page.getByRole('button', { name: '暂停' }).click()
    },
    everyWidth: true,
  },
  {
    name: 'video-pot',
    path: video('lamp-clip'),
    until: /请你选一份心意去哪儿/,
    before: (page) =>
      answerWith(page, 'videos.show', {
        pot: {
          envelopeId: 'nothing',
          portionsLeft: 128,
          sponsor: '山渡面馆（示例）',
          blessing: '愿每条路都有灯',
        },
      }),
    everyWidth: true,
  },
  {
    name: 'video-mourning',
    path: video('lamp-clip'),
    until: /点一下播放/,
    before: (page) => answerWith(page, 'scenes.now', { key: 'mourning' }),
    async act(page) {
      await page.locator('.video--quiet').waitFor()
    },
  },
  {
    name: 'video-moments',
    path: () => 'pages/video/index?videoId=lamp-clip&scene=1154',
    until: /在朋友圈里看/,
  },
  {
    name: 'video-skeleton',
    path: video('lamp-clip'),
    before: neverAnswer,
    act: seeSkeleton,
  },
  {
    name: 'festival',
    path: () => 'pages/festival/index?key=ordinary',
    until: '大家写下的愿望',
    full: true,
    everyWidth: true,
  },
  {
    name: 'festival-coming',
    path: () => 'pages/festival/index?key=spring',
    until: '到现在一共',
    full: true,
    everyWidth: true,
  },
  {
    name: 'festival-quiet',
    path: () => 'pages/festival/index?key=qingming',
    until: '大家写下的话',
    full: true,
  },
  {
    name: 'festival-mourning',
    path: () => 'pages/festival/index?key=mourning',
    until: '大家写下的话',
  },
  {
    name: 'festival-moments',
    path: () => 'pages/festival/index?key=spring&scene=1154',
    until: '到现在一共',
  },
  {
    name: 'festival-offline',
    path: () => 'pages/festival/index?key=spring',
    until: '网络好像断了，没有扣款。连上后再试？',
    before: cutNetwork,
  },
  {
    name: 'festival-skeleton',
    path: () => 'pages/festival/index?key=spring',
    before: neverAnswer,
    act: seeSkeleton,
  },
  {
    name: 'project-video',
    path: project('lamp0001'),
    until: /^看一段$/,
    full: true,
  },
  {
    name: 'shares',
    path: () => 'pages/shares/index',
    until: '6 人打开过 · 点亮 1 盏',
    full: true,
    everyWidth: true,
  },
  {
    name: 'shares-empty',
    path: () => 'pages/shares/index',
    until: '还没有分享过',
    newcomer: true,
  },
  {
    name: 'poster',
    path: () => poster('pages/project/index?projectId=quilt001'),
    act: seePoster,
    full: true,
    everyWidth: true,
  },
  {
    name: 'poster-lit',
    path: () => `${poster('pages/project/index?projectId=flood001')}&lit=yes`,
    act: seePoster,
  },
  {
    name: 'poster-late',
    path: () => poster('pages/project/index?projectId=bench001'),
    act: seePoster,
  },
  {
    name: 'poster-envelope',
    path: ({ envelope }) => poster(`pages/envelope/index?envelopeId=${envelope}`),
    act: seePoster,
  },
  {
    name: 'poster-festival',
    path: () => poster('pages/festival/index?key=mid-autumn'),
    act: seePoster,
  },
  {
    name: 'card-unknown',
    path: () => 'pages/card/index?scene=no%20code',
    until: '没有认出这个码',
    everyWidth: true,
  },
  {
    name: 'festival-none',
    path: () => 'pages/festival/index?key=halloween',
    until: '没有找到这个节日',
  },
  { name: 'me', path: () => 'pages/me/index', until: '怎么看着舒服', full: true },
  {
    name: 'offline',
    path: project('quilt001'),
    until: '网络好像断了，没有扣款。连上后再试？',
    before: cutNetwork,
  },
  {
    name: 'missing',
    path: () => 'pages/nowhere/index',
    until: '链接可能写错了',
    everyWidth: true,
  },
  {
    name: 'home-skeleton',
    path: () => 'pages/home/index',
    before: neverAnswer,
    act: seeSkeleton,
  },
  {
    name: 'project-skeleton',
    path: project('quilt001'),
    before: neverAnswer,
    act: seeSkeleton,
  },
]
