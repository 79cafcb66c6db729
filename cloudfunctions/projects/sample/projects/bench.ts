import { management, type SampleProjectText, words, work } from '../sample-project'

/** Late with its report on purpose: it is read as before and takes no new gift. */
export const bench: SampleProjectText = {
  projectId: 'bench001',
  charityId: 'changqiao',
  title: words('河边的椅子', 'The Chair by the River'),
  summary: words('给镇上老人修歇脚的地方', 'Places to sit down for the old people of the town'),
  cause: 'rural',
  cover: 'bench',
  monthly: false,
  goalFen: 8_000_000,
  presetsFen: [1000, 2000, 5000, 10_000, 20_000],
  recordNumber: '53310000MJK207A26019',
  startsDaysAgo: 160,
  endsInDays: 110,
  story: [
    words(
      '从镇东走到菜市场，路上没有一处能坐。走不动的老人，只好坐在台阶上，或者干脆不出门。',
      'On the way from the east end to the market there is nowhere to sit. Those who tire sit on steps, or stay at home.',
    ),
    words(
      '我们沿河修 40 把有靠背、有扶手的木椅，位置是老人们自己在地图上贴出来的。',
      'Along the river we put up 40 wooden chairs with backs and arms, at the places that the old people marked on a map.',
    ),
    words(
      '一把椅子连同地基 1,600 元，由镇上的木匠打，坏了也由他修。',
      'A chair with its base costs 1,600 yuan. The town’s carpenter builds it and mends it.',
    ),
  ],
  beneficiary: words('示例镇的 2,100 位老人', '2,100 old people of Example Town'),
  usedFor: words('木椅、地基、防滑步道', 'Chairs, bases, non-slip paths'),
  notUsedFor: words('绿化、广告牌、办公', 'Planting, signs or offices'),
  surplusRule: words('剩下的用于椅子的维修。', 'What is left pays for repairs.'),
  budget: [work(70, '木椅', 'Chairs'), work(22, '地基与步道', 'Bases and paths'), management(8)],
  meanings: [
    {
      amountFen: 20_000,
      means: words('200 元，大约是八分之一把椅子。', '¥200 is about an eighth of a chair.'),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('前 8 把椅子已经能坐', 'The first eight can be sat on'),
      text: words(
        '先修了菜市场到桥头的 8 把，支出 12,800 元。有两把靠背太直，已改斜。',
        'Eight chairs between market and bridge for 12,800 yuan. Two backs were too straight and have been changed.',
      ),
      publishedDaysAgo: 95,
      spentFen: 1_280_000,
      vouchers: 4,
    },
  ],
}
