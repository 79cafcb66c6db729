/** The desk of charity staff: its thirteen pages, with what can go wrong on them. */
import type { Page } from 'playwright-core'
import type { Desk } from '../desk'
import { OTHER, OWN } from '../desk'
import { at, type DeskScreen, opens, page } from './desk-paths'
import { projects, reports } from './desk-writing'
import { cutNetwork, neverAnswer, seeSkeleton } from './screen'

/** A browser shows a code until somebody is logged in: any other page logs its person in. */
const known = (url: string) => async (shown: Page) => {
  const answered = shown.waitForResponse(/staff\.mine/)
  await shown.goto(`${url}/#/${page('join/')}`)
  await answered
}

const home = ({ url }: Desk): readonly DeskScreen[] => [
  {
    name: 'desk',
    path: at('', `?charityId=${OWN}`),
    before: known(url),
    until: '等着办的',
    full: true,
    everyWidth: true,
  },
  {
    name: 'desk-finance',
    path: at('', `?charityId=${OTHER}`),
    before: known(url),
    until: '等着办的',
    everyWidth: true,
  },
  {
    name: 'desk-nowhere',
    path: at(''),
    before: known(url),
    until: '你还没有加入机构',
    newcomer: true,
    everyWidth: true,
  },
  {
    name: 'desk-offline',
    path: at(''),
    async before(shown) {
      await known(url)(shown)
      await cutNetwork(shown)
    },
    until: /网络好像断了|没有网络/,
  },
  {
    name: 'desk-skeleton',
    path: at(''),
    async before(shown) {
      await known(url)(shown)
      await neverAnswer(shown)
    },
    act: seeSkeleton,
    everyWidth: true,
  },
]

const people: readonly DeskScreen[] = [
  {
    name: 'confirm',
    path: ({ loginCode }) => page('confirm/', `?code=${loginCode}`),
    until: '确认是你自己的大屏',
  },
  {
    name: 'join-wrong',
    path: at('join/', '?code=abcd-efgh'),
    refused: 'staff.join',
    newcomer: true,
    everyWidth: true,
    async act(shown) {
      await shown.getByRole('button', { name: '加入', exact: true }).click()
      await shown.locator('.notice--danger').waitFor()
    },
  },
  {
    name: 'staff',
    path: at('staff/', `?charityId=${OWN}`),
    until: '还没用掉的邀请',
    full: true,
    everyWidth: true,
  },
  {
    name: 'staff-invited',
    path: at('staff/', `?charityId=${OTHER}`),
    until: '邀请同事',
    act: opens('生成邀请码', /只显示这一次/),
    full: true,
    everyWidth: true,
  },
  {
    name: 'staff-remove',
    path: at('staff/', `?charityId=${OWN}`),
    until: '在这里工作的人',
    act: opens(/^移除阿云/, /做过的事仍在记录里/),
    everyWidth: true,
  },
  {
    name: 'staff-stranger',
    path: at('staff/', `?charityId=${OWN}`),
    until: '这里只有机构的工作人员能进',
    refused: 'staff.list',
    newcomer: true,
  },
  {
    name: 'changes',
    path: at('changes/', `?charityId=${OWN}`),
    until: /批准了报告/,
    full: true,
    everyWidth: true,
  },
  { name: 'charity', path: at('charity/'), until: '联系方式', full: true, everyWidth: true },
  {
    name: 'charity-own',
    path: at('charity/', `?charityId=${OWN}`),
    until: '统一社会信用代码（18 位）',
    full: true,
    everyWidth: true,
  },
  { name: 'reviews', path: at('reviews/'), until: /给高原的孩子/, full: true, everyWidth: true },
]

/** Nobody is logged in on this browser. */
const login: DeskScreen = {
  name: 'login',
  path: at(''),
  until: '在等手机确认',
  newcomer: true,
  everyWidth: true,
}

/** The login comes first: afterwards the newcomer is somebody. */
export const desk = (where: Desk): readonly DeskScreen[] => [
  login,
  ...home(where),
  ...people,
  ...reports,
  ...projects,
]
