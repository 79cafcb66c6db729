import { management, type SampleProjectText, words, work } from '../sample-project'

/** The emergency appeal: started before its record number, reporting every five days. */
export const flood: SampleProjectText = {
  projectId: 'flood001',
  charityId: 'mailong',
  title: words('大水之后，一桶干净水', 'Clean Water After the Flood'),
  summary: words(
    '给受灾村庄送净水、被褥和应急灯',
    'Clean water, bedding and lamps for flooded villages',
  ),
  cause: 'hardship',
  cover: 'flood',
  monthly: false,
  goalFen: 200_000_000,
  presetsFen: [1000, 3000, 5000, 10_000, 30_000],
  recordNumberLater: '53510000MJK418A26021',
  startsDaysAgo: 3,
  endsInDays: 57,
  story: [
    words(
      '连着三天大雨，示例河水漫过堤岸，17 个村停水停电。人大多已转移到高处的学校。',
      'After three days of rain the Example River rose over its banks; 17 villages are without water and power. Most people have moved to schools on higher ground.',
    ),
    words(
      '眼下最缺的是干净的水、干的被褥和夜里的灯。我们的队伍已到其中 6 个安置点。',
      'What is missing most is clean water, dry bedding and light at night. Our team has reached six of the shelters.',
    ),
    words(
      '这是应急募捐，先救人，十天内补办备案，办到哪一步写在页面上。救援期间每五天报告一次：送了什么、送到哪里、花了多少。',
      'This is an emergency appeal: help goes first, its filing follows within ten days, and how far it is stands on this page. While the rescue lasts we report every five days: what, where, how much.',
    ),
  ],
  beneficiary: words('17 个村的受灾村民，约 5,600 人', 'About 5,600 people of 17 flooded villages'),
  usedFor: words('饮用水、净水器、被褥、应急灯、运输', 'Water, filters, bedding, lamps, transport'),
  notUsedFor: words('灾后建房、修路、办公', 'Rebuilding houses, roads or offices'),
  surplusRule: words(
    '剩下的用于同一地区的过冬物资，用前先公开方案。',
    'What is left buys winter supplies for the same area, after the plan is published.',
  ),
  budget: [
    work(46, '饮水与净水', 'Drinking water'),
    work(28, '被褥与应急灯', 'Bedding and lamps'),
    work(18, '运输', 'Transport'),
    work(5, '核对与发放', 'Checks and handing out'),
    management(3),
  ],
  meanings: [
    {
      amountFen: 3000,
      means: words(
        '30 元，大约是一家三口三天的饮用水和运费。',
        '¥30 is about three days of water for three people, delivered.',
      ),
    },
  ],
  reportEvery: '5-days',
  reports: [
    {
      kind: 'progress',
      title: words('第一批水送到 6 个安置点', 'First water at six shelters'),
      text: words(
        '送到桶装水 1,860 桶、应急灯 240 盏。还有 11 个村要等路通，我们和当地应急部门在一个群里排车。支出 42,300 元。',
        '1,860 barrels of water and 240 lamps delivered. Eleven villages wait for the road; trucks are planned together with the local authorities. Spent: 42,300 yuan.',
      ),
      publishedDaysAgo: 1,
      spentFen: 4_230_000,
      vouchers: 5,
    },
  ],
}
