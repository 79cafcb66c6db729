/** Reading of a project, giving to it, and what became of the gift. */

import { cashierButton, give, openSheet } from '../steps'
import { answerWith, moneyUse, openSheetWith, project, type Screen } from './screen'

export const giving: readonly Screen[] = [
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
    name: 'gifts-quiet',
    path: () => 'pages/gifts/index',
    until: /点亮 \d+ 盏灯/,
    before: (page) => answerWith(page, 'scenes.now', { key: 'qingming' }),
    async act(page) {
      await page.locator('img[src*="body-willow"]').first().waitFor()
    },
  },
  {
    name: 'gifts-mourning',
    path: () => 'pages/gifts/index',
    until: /点亮 \d+ 盏灯/,
    before: (page) => answerWith(page, 'scenes.now', { key: 'mourning' }),
    async act(page) {
      await page.locator('.look--grey').waitFor()
    },
  },
  {
    name: 'me-quiet',
    path: () => 'pages/me/index',
    until: '怎么看着舒服',
    before: (page) => answerWith(page, 'scenes.now', { key: 'qingming' }),
    async act(page) {
      await page.locator('img[src*="me-willow"]').waitFor()
    },
  },
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
    until: '愿意每月捐一点，也可以。',
    full: true,
    everyWidth: true,
  },
  {
    name: 'notices-settings',
    path: () => 'pages/notices/index',
    until: '愿意每月捐一点，也可以。',
    async act(page) {
      await page.getByRole('button', { name: /哪些发消息给我|Which ones message me/ }).click()
      await page.getByRole('switch').first().waitFor()
    },
  },
  {
    name: 'notices-empty',
    path: () => 'pages/notices/index',
    until: '还没有消息。',
    newcomer: true,
  },
]
