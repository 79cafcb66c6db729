import { management, type SampleProjectText, words, work } from '../sample-project'

export const ramp: SampleProjectText = {
  projectId: 'ramp0001',
  charityId: 'chuxing',
  title: words('门前一段缓坡', 'A Gentle Slope to the Door'),
  summary: words(
    '让坐轮椅的人，自己出得了家门',
    'So that wheelchair users can leave home on their own',
  ),
  cause: 'accessibility',
  cover: 'ramp',
  monthly: false,
  goalFen: 32_000_000,
  presetsFen: [1000, 3000, 5000, 10_000, 30_000],
  recordNumber: '53370000MJK526A26007',
  startsDaysAgo: 60,
  endsInDays: 310,
  story: [
    words(
      '三级台阶，对坐轮椅的人就是一堵墙。想出门，要等有人来抬。',
      'To a wheelchair three steps are a wall. To go out is to wait for somebody who can lift.',
    ),
    words(
      '我们先上门量，再和住的人一起定：坡道、扶手，还是矮一点的门槛。平均每户 2,400 元。',
      'We measure first and decide with those who live there: a ramp, a rail, or a lower threshold. On average 2,400 yuan a home.',
    ),
    words(
      '完工以后请坐轮椅的伙伴来走一遍，走得顺，才算验收。',
      'A colleague in a wheelchair tries the result. Only when it goes smoothly is the work accepted.',
    ),
  ],
  beneficiary: words('120 户有行动障碍成员的家庭', '120 homes with a member who cannot walk well'),
  usedFor: words('坡道、扶手、门槛改造、验收', 'Ramps, rails, thresholds, trials'),
  notUsedFor: words('购置轮椅、全屋装修、办公', 'Wheelchairs, redecorating or offices'),
  surplusRule: words(
    '剩下的用于排在后面的家庭。',
    'What is left goes to the families next in line.',
  ),
  budget: [
    work(80, '改造施工', 'Building'),
    work(8, '上门测量', 'Measuring'),
    work(5, '验收', 'Trials'),
    management(7),
  ],
  meanings: [
    {
      amountFen: 30_000,
      means: words('300 元，大约是八分之一户的改造。', '¥300 is about an eighth of one home.'),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('量了 38 户，改好 9 户', '38 homes measured, 9 changed'),
      text: words(
        '9 户改好并试走过，支出 21,150 元。有一户坡太陡，加长了一米二。',
        'Nine homes changed and tried for 21,150 yuan. One slope was too steep and became 1.2 metres longer.',
      ),
      publishedDaysAgo: 18,
      spentFen: 2_115_000,
      vouchers: 9,
    },
  ],
}
