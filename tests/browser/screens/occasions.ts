/** Days, videos and festivals. */
import {
  answerWith,
  cutNetwork,
  neverAnswer,
  project,
  type Screen,
  seeSkeleton,
  video,
} from './screen'

export const occasions: readonly Screen[] = [
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
    until: '网络好像断了。连上后再试？',
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
    until: '网络好像断了。连上后再试？',
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
]
