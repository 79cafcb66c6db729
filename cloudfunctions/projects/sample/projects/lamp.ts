import { management, type SampleProjectText, words, work } from '../sample-project'

export const lamp: SampleProjectText = {
  projectId: 'lamp0001',
  charityId: 'mailong',
  title: words('村口的路灯', 'A Lamp at the Village Gate'),
  summary: words(
    '让晚归的人，最后一段路也是亮的',
    'Light on the last stretch for those who come home late',
  ),
  cause: 'rural',
  cover: 'lamp',
  monthly: false,
  goalFen: 18_000_000,
  presetsFen: [1000, 2000, 5000, 10_000, 20_000],
  recordNumber: '53510000MJK418A26003',
  startsDaysAgo: 88,
  endsInDays: 190,
  story: [
    words(
      '班车到镇上是七点，走回村还要四十分钟。冬天天黑得早，路上只有手机那点光。',
      'The bus reaches town at seven and the walk home takes forty minutes. In winter a phone is the only light.',
    ),
    words(
      '我们装太阳能路灯，不用拉电线，也不收电费。一盏连同灯杆和安装 1,180 元。',
      'We put up solar lamps that need no wire and no bill: 1,180 yuan each, with pole and fitting.',
    ),
    words(
      '装在哪里，开村民会来定。每个村有一位管灯人，坏了三天内有人修。',
      'A village meeting decides where. Each village has a keeper, and a broken lamp is mended within three days.',
    ),
  ],
  beneficiary: words('22 个村的 9,400 名村民', '9,400 people in 22 villages'),
  usedFor: words('路灯、灯杆、安装、三年维护', 'Lamps, poles, fitting, three years of upkeep'),
  notUsedFor: words('景观灯、广告灯箱、办公', 'Decorative lights, signs or offices'),
  surplusRule: words('剩下的用于更换电池。', 'What is left pays for new batteries.'),
  budget: [
    work(74, '路灯与灯杆', 'Lamps and poles'),
    work(12, '安装', 'Fitting'),
    work(6, '维护', 'Upkeep'),
    management(8),
  ],
  meanings: [
    {
      amountFen: 20_000,
      means: words('200 元，大约是六分之一盏路灯。', '¥200 is about a sixth of one lamp.'),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('第一个村，12 盏都亮了', 'Twelve lamps lit in the first village'),
      text: words(
        '12 盏装好并试亮七天，支出 14,160 元。有一盏晃眼，转了方向。',
        'Twelve lamps fitted and tried for seven days, 14,160 yuan. One dazzled and was turned.',
      ),
      publishedDaysAgo: 30,
      spentFen: 1_416_000,
      vouchers: 6,
    },
  ],
}
