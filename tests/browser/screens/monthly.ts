/** Monthly giving once a pledge stands: each of its states, what can be done about it, all of them, and a year. */
import type { Locator, Page, Request } from 'playwright-core'
import { until } from '../../support/world'
import type { Months } from '../months'
import { calledBy } from '../phone'
import { cashierButton } from '../steps'
import type { Screen } from './screen'

type MonthlyScreen = Screen<Months>

/** A signature is looked for so long, and some answers take a while. */
const LOOKED_FOR_S = 200

const pledge = (pledgeId: string): string => `pages/pledge/index?pledgeId=${pledgeId}`
const of = (which: keyof Omit<Months, 'lit'>) => (months: Months) => pledge(months[which])

/** Taps one thing on the page, and sees what opens. */
const opens = (name: string | RegExp, words: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
  await page.getByText(words).first().waitFor()
}

const CHANGE = opens(/改金额或日子/, '改一改')
const PAUSE = opens(/先歇一歇/, '到某一天')

export const monthly: readonly MonthlyScreen[] = [
  {
    name: 'pledge',
    path: of('year'),
    until: '全部进展',
    full: true,
    everyWidth: true,
  },
  {
    name: 'pledge-due',
    path: (months) => `${pledge(months.due)}&period=2026-12`,
    until: /今天是约好的月捐日/,
    full: true,
    everyWidth: true,
  },
  {
    name: 'pledge-due-payment',
    path: of('due'),
    until: /今天是约好的月捐日/,
    async act(page) {
      await page.getByRole('button', { name: '捐12月的 ¥30' }).click()
      await cashierButton(page, 'Pay').waitFor()
    },
  },
  {
    name: 'pledge-lit',
    path: ({ lit: { pledgeId, giftId } }) => `${pledge(pledgeId)}&giftId=${giftId}`,
    until: '谢谢你，灯亮了。',
    full: true,
    everyWidth: true,
  },
  {
    name: 'pledge-held',
    path: of('held'),
    until: /项目的报告晚了/,
    full: true,
    everyWidth: true,
  },
  { name: 'pledge-project-ended', path: of('endsWithProject'), until: /项目已经结束/ },
  {
    name: 'pledge-paused',
    path: of('paused'),
    until: '先歇一歇，2月8日继续。',
    full: true,
    everyWidth: true,
  },
  {
    name: 'pledge-contract',
    path: of('contract'),
    until: /扣款前先告诉你/,
    full: true,
    everyWidth: true,
  },
  {
    name: 'pledge-retrying',
    path: of('retrying'),
    until: /这次没扣成/,
    full: true,
    everyWidth: true,
  },
  { name: 'pledge-ended', path: of('ended'), until: /结束了/, full: true, everyWidth: true },
  { name: 'pledge-ended-service', path: of('endedAtService'), until: /扣款约定结束了/ },
  {
    name: 'pledge-first-unpaid',
    path: of('firstUnpaid'),
    until: '第一笔还没有付',
    full: true,
    everyWidth: true,
  },
  { name: 'pledge-signing', path: of('signing'), until: '正在核对签约', everyWidth: true },
  {
    name: 'pledge-unsigned',
    path: of('signing'),
    until: '正在核对签约',
    before: (page) => page.clock.install(),
    act: (page) => passUntil(page, page.getByRole('button', { name: '再签一次' })),
    everyWidth: true,
  },
  {
    name: 'pledge-missing',
    path: () => pledge('nothing'),
    until: '没有找到这份月捐。',
    refused: 'pledges.show',
  },
  { name: 'pledge-change', path: of('year'), act: CHANGE, everyWidth: true },
  {
    name: 'pledge-change-means',
    path: of('contract'),
    async act(page) {
      await CHANGE(page)
      await page.getByRole('radio', { name: '¥100' }).click()
      await page.getByText('这一次的金额和日子已经定了').first().waitFor()
    },
    everyWidth: true,
  },
  {
    name: 'pledge-change-way',
    path: of('year'),
    async act(page) {
      await CHANGE(page)
      await page.getByRole('radio', { name: /^自动扣款/ }).click()
      await page.getByText(/签好之前照原来的/).waitFor()
    },
    everyWidth: true,
  },
  {
    name: 'pledge-change-project',
    path: of('year'),
    async act(page) {
      await CHANGE(page)
      await page.getByRole('button', { name: '换一个项目' }).click()
      await page.getByRole('radio', { name: /示例/ }).last().click()
      await page.getByText('改好后').first().waitFor()
    },
    everyWidth: true,
  },
  { name: 'pledge-pause', path: of('year'), act: PAUSE, everyWidth: true },
  {
    name: 'pledge-pause-until',
    path: of('year'),
    async act(page) {
      await PAUSE(page)
      await page.getByRole('radio', { name: '到某一天' }).click()
      await page.getByRole('radio', { name: '3月' }).click()
      await page.getByRole('radio', { name: '20 日' }).click()
      await page.getByText(/歇到3月20日，/).waitFor()
    },
    everyWidth: true,
  },
  { name: 'pledge-resume', path: of('paused'), act: opens(/现在就继续/, '再歇歇') },
  { name: 'pledge-skip', path: of('year'), act: opens(/跳过下一次/, '不跳过'), everyWidth: true },
  { name: 'pledge-end', path: of('year'), act: opens(/^结束月捐/, '不结束'), everyWidth: true },
  {
    name: 'pledge-mend',
    path: of('year'),
    async act(page) {
      await page.getByRole('button', { name: '补上8月的 ¥30' }).click()
      await cashierButton(page, 'Pay').waitFor()
    },
  },
  {
    name: 'pledge-start-living',
    path: () => 'pages/pledge/start/index?projectId=lunch001',
    until: /你已经在每月捐这个项目/,
    everyWidth: true,
  },
  {
    name: 'pledge-start-another',
    path: () => 'pages/pledge/start/index?projectId=lunch001',
    until: '每月哪一天',
    refused: 'pledges.start',
    async act(page) {
      await page.getByRole('button', { name: '每月捐 ¥30' }).last().click()
      await page.getByRole('button', { name: '再约一份，每月 ¥30' }).waitFor()
    },
    everyWidth: true,
  },
  {
    name: 'pledges-empty',
    path: () => 'pages/pledge/mine/index',
    until: '还没有约过月捐',
    newcomer: true,
  },
  {
    name: 'pledge-sign',
    path: () => 'pages/pledge/start/index?projectId=lunch001',
    until: '每月哪一天',
    newcomer: true,
    async act(page) {
      await goSign(page)
      await signButton(page, 'Agree').waitFor()
    },
    everyWidth: true,
  },
  {
    name: 'pledge-sign-refused',
    path: () => 'pages/pledge/start/index?projectId=milk0001',
    until: '每月哪一天',
    newcomer: true,
    async act(page) {
      await goSign(page)
      await signButton(page, 'Refuse').click()
      await page
        .getByText(/没有签约/)
        .first()
        .waitFor()
    },
    everyWidth: true,
  },
  { name: 'me-monthly', path: () => 'pages/me/index', until: '我的月捐' },
  {
    name: 'pledges',
    path: () => 'pages/pledge/mine/index',
    until: '约好的',
    full: true,
    everyWidth: true,
  },
  {
    name: 'statement',
    path: () => 'pages/pledge/statement/index',
    until: '每一笔',
    full: true,
    everyWidth: true,
  },
  {
    name: 'statement-empty',
    path: () => 'pages/pledge/statement/index?year=2025',
    until: /没有/,
    everyWidth: true,
  },
]

/** Seconds pass on the page, each once all that it asks is answered: nothing comes too late by that. */
async function passUntil(page: Page, seen: Locator): Promise<void> {
  const open = new Set<Request>()
  const begun = (request: Request) => calledBy(request) && open.add(request)
  const ended = (request: Request) => open.delete(request)
  page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended)
  for (let second = 0; second < LOOKED_FOR_S && !(await seen.isVisible()); second += 1) {
    await page.clock.runFor(1_000)
    await until(async () => open.size === 0)
  }
  await seen.waitFor()
}

async function goSign(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^自动扣款/ }).click()
  await page.getByRole('button', { name: '每月捐 ¥30' }).last().click()
}

const signButton = (page: Page, button: 'Agree' | 'Refuse') =>
  page
    .frameLocator('iframe.cashier__page')
    .getByRole('button', { name: new RegExp(`· ${button}$`) })
