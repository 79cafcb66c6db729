import { management, type SampleProjectText, words, work } from '../sample-project'

export const willow: SampleProjectText = {
  projectId: 'willow01',
  charityId: 'qingting',
  title: words('河边种一排柳', 'A Row of Willows'),
  summary: words(
    '替想念的人，在河岸种下一棵会发芽的树',
    'A tree on the river bank, for somebody you think of',
  ),
  cause: 'environment',
  cover: 'willow',
  monthly: false,
  goalFen: 24_000_000,
  presetsFen: [1000, 2000, 5000, 8000, 16_000],
  recordNumber: '53420000MJK305A26006',
  startsDaysAgo: 75,
  endsInDays: 300,
  story: [
    words(
      '这段河岸每年夏天都被水冲走一些。柳树根深，能把土留住，也给鸟一个落脚的地方。',
      'Every summer the river takes some of this bank. Willow roots hold the soil and give birds a place to rest.',
    ),
    words(
      '我们选的是本地柳和芦苇混种，林业站定密度，村里人来种、来看护。',
      'Local willows and reeds are planted together, as densely as the forestry station advises, by the villagers who will tend them.',
    ),
    words(
      '一棵树苗种下、管护三年，一共 80 元。三年里没有活的，补种。',
      'One tree, planted and tended for three years, costs 80 yuan. Those that do not live are planted again.',
    ),
  ],
  beneficiary: words(
    '示例河下游 12 公里河岸和沿岸 5 个村',
    '12 km of the lower Example River and five villages',
  ),
  usedFor: words(
    '树苗、种植、三年管护、成活率抽查',
    'Saplings, planting, three years of care, survival checks',
  ),
  notUsedFor: words('景观工程、纪念碑、办公', 'Landscaping, monuments or offices'),
  surplusRule: words(
    '剩下的用于补种和下一段河岸。',
    'What is left goes into replanting and the next stretch.',
  ),
  budget: [
    work(40, '树苗与种植', 'Saplings and planting'),
    work(42, '三年管护', 'Three years of care'),
    work(10, '成活率抽查', 'Survival checks'),
    management(8),
  ],
  meanings: [
    {
      amountFen: 8000,
      means: words(
        '80 元，是一棵柳树和它的头三年。',
        '¥80 is one willow and its first three years.',
      ),
    },
    { amountFen: 16_000, means: words('160 元，是两棵柳树。', '¥160 is two willows.') },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('育苗和整地做完了', 'Saplings raised, ground prepared'),
      text: words(
        '育苗 3,200 株，整地 1.8 公里，请 46 位村民干了 9 天，支出 52,600 元。',
        '3,200 saplings raised and 1.8 km of ground prepared; 46 villagers worked nine days. Spent: 52,600 yuan.',
      ),
      publishedDaysAgo: 22,
      spentFen: 5_260_000,
      vouchers: 10,
    },
  ],
}
