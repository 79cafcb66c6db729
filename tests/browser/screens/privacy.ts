/** One's own pages: consents, data and going; and a tax year. */
import type { Page } from 'playwright-core'
import type { Owner } from '../owner'
import { cutNetwork, neverAnswer, type Screen, seeSkeleton } from './screen'

const consents = 'pages/privacy/index'
const data = 'pages/privacy/export/index'
const going = 'pages/privacy/going/index'
const year = 'pages/receipt/year/index'

/** What is kept, without counting as a copy of the day: each look has its own. */
const ownData = {
  at: '2026-12-07T06:32:08Z',
  timesLeft: 2,
  page: '<!doctype html>',
  data: {
    donor: [{ id: 'donor-0001', openid: 'oLANTERN-0001', created_at: '2026-12-06T16:30:00Z' }],
    gift: [
      {
        id: 'quilt001AAAAAAAAAA',
        project_id: 'quilt001',
        amount_fen: 5_000,
        message: '愿孩子们睡得暖',
        show_name: true,
        settled_at: '2026-12-06T16:30:00Z',
        transaction_id: '4200000000202612061234567890',
      },
    ],
    consent: [{ kind: 'names', given: true, text_version: 1, at: '2026-12-06T16:30:00Z' }],
    notice: [{ kind: 'gift_settled', at: '2026-12-06T16:31:00Z' }],
    session: [{ created_at: '2026-12-06T16:30:00Z' }],
  },
}

async function answerExport(page: Page): Promise<void> {
  await page.route('**/functions/privacy.export', (route) =>
    route.fulfill({ json: { result: ownData } }),
  )
}

async function take(page: Page): Promise<void> {
  await page.getByRole('button', { name: '取一份' }).click()
  await page.getByText('收集好了').waitFor()
}

async function askToGo(page: Page): Promise<void> {
  await page.getByRole('switch', { name: /我知道/ }).click()
  await page.getByRole('button', { name: '删除我的资料' }).click()
  await page.getByRole('textbox', { name: '输入「删除」' }).fill('删除')
}

export const privacy: readonly Screen<Owner>[] = [
  { name: 'consents', path: () => consents, until: '你同意的是', full: true, everyWidth: true },
  {
    name: 'consents-skeleton',
    path: () => consents,
    before: neverAnswer,
    act: seeSkeleton,
  },
  { name: 'consents-offline', path: () => consents, before: cutNetwork, until: '没有网络' },
  {
    name: 'consents-not-kept',
    path: () => consents,
    until: '你同意的是',
    async act(page) {
      await page.route('**/functions/consents.set', (route) => route.abort('internetdisconnected'))
      await page.getByRole('switch', { name: /^到日子提醒我/ }).click()
      await page.getByText('网络好像断了').waitFor()
      await page.getByText('网络好像断了').scrollIntoViewIfNeeded()
    },
  },
  { name: 'data', path: () => data, until: '取一份', everyWidth: true },
  {
    name: 'data-taken',
    path: () => data,
    before: answerExport,
    async act(page) {
      await take(page)
      await page.getByRole('button', { name: /^捐款，/ }).click()
      await page.getByText('愿孩子们睡得暖').waitFor()
    },
    full: true,
    everyWidth: true,
  },
  {
    name: 'data-often',
    path: () => data,
    async before(page) {
      await page.route('**/functions/privacy.export', (route) =>
        route.fulfill({
          status: 400,
          json: { code: 10301, error: '今天已经导出过几次', name: 'EXPORTED_OFTEN', details: {} },
        }),
      )
    },
    async act(page) {
      await page.getByRole('button', { name: '取一份' }).click()
      await page.getByText('今天已经导出过几次').waitFor()
    },
    refused: 'privacy.export',
  },
  { name: 'going', path: () => going, until: '会停下的', full: true, everyWidth: true },
  {
    name: 'going-nothing',
    path: () => going,
    until: '账本里没有你的捐款。',
    newcomer: true,
  },
  { name: 'going-ask', path: () => going, until: '会停下的', act: askToGo, everyWidth: true },
  {
    name: 'going-unanswered',
    path: () => going,
    until: '会停下的',
    async act(page) {
      await page.route('**/functions/privacy.delete', (route) =>
        route.abort('internetdisconnected'),
      )
      await askToGo(page)
      await page.getByRole('button', { name: '删除，不再找回' }).click()
      await page.getByText('可能已经删除').waitFor()
    },
  },
  {
    name: 'gone',
    path: () => 'pages/privacy/gone/index?gifts=4&pledges=1',
    until: '谢谢你点过的灯。',
    everyWidth: true,
  },
  { name: 'year', path: () => year, until: '统一社会信用代码', full: true, everyWidth: true },
  {
    name: 'year-empty',
    path: () => `${year}?year=2021`,
    until: '2021 年没有捐款',
  },
  { name: 'year-offline', path: () => year, before: cutNetwork, until: '没有网络' },
  {
    name: 'gifts-with-year',
    path: () => 'pages/gifts/index',
    until: '年度捐赠汇总',
  },
]
