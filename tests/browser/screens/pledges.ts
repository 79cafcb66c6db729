/** Monthly giving: what can be seen of it before a pledge stands. */
import { project, type Screen } from './screen'

const start = () => 'pages/pledge/start/index?projectId=lunch001'

export const pledges: readonly Screen[] = [
  { name: 'project-monthly', path: project('lunch001'), until: '捐一次', everyWidth: true },
  { name: 'pledge-start', path: start, until: '每月哪一天', full: true, everyWidth: true },
  {
    name: 'pledge-start-day',
    path: start,
    until: '每月哪一天',
    everyWidth: true,
    async act(page) {
      await page.getByRole('radio', { name: '别的日子' }).click()
      await page.getByRole('radio', { name: '31 日' }).click()
      await page.getByText('没有 31 日的月份，在那个月的最后一天。').waitFor()
    },
  },
  {
    name: 'pledge-start-large',
    path: start,
    until: '每月哪一天',
    async act(page) {
      await page.getByRole('radio', { name: '自己定' }).click()
      await page.getByRole('textbox', { name: /自己定的金额/ }).fill('2000')
      await page.getByRole('button', { name: '每月捐 ¥2,000' }).click()
      await page.getByText('数目对吗').first().waitFor()
    },
  },
  {
    name: 'pledge-start-once',
    path: () => 'pages/pledge/start/index?projectId=quilt001',
    until: '这个项目不按月募集',
  },
]
