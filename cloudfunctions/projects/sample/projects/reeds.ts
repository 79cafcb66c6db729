import { management, type SampleProjectText, words, work } from '../sample-project'

/** Over and told to the end: its final report stands, and it takes no new gift. */
export const reeds: SampleProjectText = {
  projectId: 'reeds001',
  charityId: 'qingting',
  title: words('鸟歇脚的苇荡', 'Reeds Where Birds Rest'),
  summary: words(
    '补种 60 亩芦苇，给过路的候鸟留一处歇脚',
    'Four hectares of reeds, a rest for birds on their way',
  ),
  cause: 'environment',
  cover: 'reeds',
  monthly: false,
  goalFen: 9_600_000,
  presetsFen: [1000, 2000, 5000, 10_000, 16_000],
  recordNumber: '53420000MJK305A25018',
  startsDaysAgo: 330,
  endsInDays: -20,
  story: [
    words(
      '候鸟一年两次经过这片湖边。芦苇被割掉以后，它们只能落在鱼塘埂上。',
      'Twice a year migrating birds pass this lake. Since the reeds were cut they rest on the dams of fish ponds.',
    ),
    words(
      '我们和渔民商量，退出 60 亩浅滩补种芦苇，按年付给他们误工费。',
      'We agreed with the fishermen to give back four hectares of shallows to the reeds, and pay for their lost work each year.',
    ),
    words(
      '项目已经结束，结项报告在下面。去年冬天数到 1,260 只鸟，今年是 2,010 只。',
      'The project is over and the final report is below. Last winter we counted 1,260 birds, this winter 2,010.',
    ),
  ],
  beneficiary: words(
    '示例湖北岸 60 亩湿地和 18 户渔民',
    'Four hectares on the north shore of Example Lake and 18 fishing families',
  ),
  usedFor: words('苇苗、种植、误工费、数鸟', 'Reeds, planting, lost work, bird counts'),
  notUsedFor: words('栈道、观景台、办公', 'Walkways, viewing platforms or offices'),
  surplusRule: words(
    '剩下的 3,240 元转给「河边种一排柳」。',
    'The remaining 3,240 yuan went to “A Row of Willows”.',
  ),
  budget: [
    work(48, '苇苗与种植', 'Reeds and planting'),
    work(36, '渔民误工费', 'Lost work'),
    work(8, '数鸟', 'Bird counts'),
    management(8),
  ],
  meanings: [
    {
      amountFen: 16_000,
      means: words('160 元，大约是一分地的芦苇。', '¥160 is about 67 m² of reeds.'),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'final',
      title: words('结项：60 亩都活了', 'Final: all four hectares are green'),
      text: words(
        '这一季支付误工费和补种 24,700 元，补种两次后成活率 93%。余下 3,240 元已按约定转出。',
        'This quarter 24,700 yuan for lost work and replanting; after two rounds 93 % of the reeds live. The remaining 3,240 yuan were passed on as agreed.',
      ),
      publishedDaysAgo: 6,
      spentFen: 2_470_000,
      vouchers: 14,
    },
    {
      kind: 'progress',
      title: words('第一次补种', 'Replanting once'),
      text: words(
        '夏天水位高，淹了 11 亩，秋天补种，支出 16,900 元。',
        'High water in summer drowned some; in autumn we replanted for 16,900 yuan.',
      ),
      publishedDaysAgo: 92,
      spentFen: 1_690_000,
      vouchers: 7,
    },
  ],
}
