/** Reports and projects as they are written, read and approved at the desk. */
import type { Desk } from '../desk'
import { OWN } from '../desk'
import { at, type DeskScreen, opens, page } from './desk-paths'
import { cutNetwork } from './screen'

const report = (which: 'draft' | 'final' | 'own' | 'returned') => (desk: Desk) =>
  page('report/', `?reportId=${desk[which]}`)
const approval = (which: 'waiting' | 'own') => (desk: Desk) =>
  page('approval/', `?reportId=${desk[which]}`)

export const reports: readonly DeskScreen[] = [
  {
    name: 'reports',
    path: at('reports/', '?projectId=quilt001'),
    until: '已公布的',
    full: true,
    everyWidth: true,
  },
  {
    name: 'report-new',
    path: at('report/', '?projectId=quilt001'),
    until: '还差这些',
    full: true,
    everyWidth: true,
  },
  { name: 'report', path: report('draft'), until: '都写全了', full: true, everyWidth: true },
  {
    name: 'report-sheet',
    path: at('report/', '?projectId=quilt001'),
    until: '从表格来',
    refused: 'reports.readSheet',
    everyWidth: true,
    async act(shown) {
      const sheet = '项目\t金额\n被子\t12.5.0\n运输\t-3\n请客\t88'
      await shown.getByRole('textbox', { name: '贴在这里' }).fill(sheet)
      await shown.getByRole('button', { name: '读一读' }).click()
      await shown.getByRole('list', { name: '要改的格子' }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'report-unsaved',
    path: report('draft'),
    until: '都写全了',
    async act(shown) {
      await cutNetwork(shown)
      await shown.getByRole('textbox', { name: '地点' }).fill('示例县')
      await shown.getByText(/没能保存/).waitFor()
      await shown
        .getByRole('button', { name: /返回|回首页/ })
        .first()
        .click()
      await shown.getByText('现在离开，没保存的会丢掉。').waitFor()
    },
  },
  { name: 'report-returned', path: report('returned'), until: /住宿的发票/, everyWidth: true },
  { name: 'report-waits', path: report('own'), until: '在等财务', everyWidth: true },
  {
    name: 'report-final',
    path: report('final'),
    until: '和谁一起做的',
    full: true,
    async act(shown) {
      await shown.getByText('结余去哪儿').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'approval',
    path: approval('waiting'),
    until: '批准并公布',
    full: true,
    everyWidth: true,
  },
  {
    name: 'approval-ask',
    path: approval('waiting'),
    until: '批准并公布',
    act: opens('批准并公布', /批准以后不能撤回/),
    everyWidth: true,
  },
  {
    name: 'approval-return',
    path: approval('waiting'),
    until: '批准并公布',
    act: opens('退回', '退回给写的人'),
    everyWidth: true,
  },
  { name: 'approval-own', path: approval('own'), until: '这份报告你写过', full: true },
  {
    name: 'echo',
    path: at('echo/', '?projectId=quilt001'),
    until: '他们会看到',
    full: true,
    everyWidth: true,
  },
  {
    name: 'echo-some',
    path: at('echo/', '?projectId=quilt001'),
    until: '他们会看到',
    full: true,
    everyWidth: true,
    async act(shown) {
      await shown.getByRole('radio', { name: '几笔捐款' }).click()
      await shown.getByRole('button', { name: '选上没回过的' }).click()
      await shown.getByText('已选 2 笔').waitFor()
    },
  },
]

export const projects: readonly DeskScreen[] = [
  {
    name: 'project-new',
    path: at('project/', `?charityId=${OWN}`),
    until: '保存后会重新核对',
    everyWidth: true,
  },
  {
    name: 'project-begun',
    path: ({ begun }) => page('project/', `?projectId=${begun}`),
    until: '还缺这些',
    full: true,
  },
  {
    name: 'project',
    path: ({ whole }) => page('project/', `?projectId=${whole}`),
    until: '都齐了，可以发布',
    full: true,
    everyWidth: true,
  },
  {
    name: 'project-publish',
    path: ({ whole }) => page('project/', `?projectId=${whole}`),
    until: '都齐了，可以发布',
    act: opens('发布', '发布这个项目？'),
  },
  {
    name: 'project-stands',
    path: at('project/', '?projectId=quilt001'),
    until: /只有这些还能改/,
    full: true,
    everyWidth: true,
  },
  {
    name: 'project-close',
    path: at('project/', '?projectId=quilt001'),
    until: '结束募集',
    async act(shown) {
      await shown.getByRole('textbox', { name: '为什么结束' }).fill('被子都送到了。')
      await shown.getByRole('button', { name: '结束募集' }).click()
      await shown.getByText('真的结束这个项目的募集？').waitFor()
    },
  },
  {
    name: 'preview',
    path: ({ whole }) => page('preview/', `?projectId=${whole}`),
    until: '这是预览，还没有发布。',
    full: true,
    everyWidth: true,
  },
]
