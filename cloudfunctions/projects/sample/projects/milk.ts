import { management, type SampleProjectText, words, work } from '../sample-project'

export const milk: SampleProjectText = {
  projectId: 'milk0001',
  charityId: 'hedeng',
  title: words('一个鸡蛋一杯奶', 'An Egg and a Glass of Milk'),
  summary: words(
    '让吃不饱的孩子，每天多一份长身体的营养',
    'A daily share of nutrition for children who go hungry',
  ),
  cause: 'health',
  cover: 'milk',
  monthly: true,
  goalFen: 90_000_000,
  presetsFen: [1000, 2000, 4500, 9000, 20_000],
  recordNumber: '53330000MJK112A26015',
  startsDaysAgo: 190,
  endsInDays: 350,
  story: [
    words(
      '春天体检，在 14 个村里，每五个学前孩子就有一个比同龄人矮半头。多数是因为吃得太单一。',
      'In a spring check in 14 villages, one child in five under school age was half a head too short, mostly from too plain a diet.',
    ),
    words(
      '每个上学的日子，村幼儿班发一个鸡蛋、一杯奶，一共 4.5 元，当场吃完。',
      'On each school day the village nursery hands out an egg and a glass of milk for 4.50 yuan, eaten on the spot.',
    ),
    words(
      '每半年量一次身高体重，结果告诉家长；需要看病的，帮着联系医院。',
      'Height and weight are taken every half year and told to the parents; where a doctor is needed, we help to find one.',
    ),
  ],
  beneficiary: words('14 个村的 780 名 3 到 6 岁孩子', '780 children aged 3 to 6 in 14 villages'),
  usedFor: words('鸡蛋、牛奶、体检', 'Eggs, milk, check-ups'),
  notUsedFor: words('保健品、宣传、办公', 'Supplements, publicity or offices'),
  surplusRule: words(
    '剩下的继续用于下一学年的营养餐。',
    'What is left goes on into the next school year.',
  ),
  budget: [
    work(82, '鸡蛋与牛奶', 'Eggs and milk'),
    work(6, '体检', 'Check-ups'),
    work(6, '配送', 'Delivery'),
    management(6),
  ],
  meanings: [
    {
      amountFen: 4500,
      means: words('45 元，大约 8 天的鸡蛋和奶。', '¥45 is about eight days of eggs and milk.'),
    },
    {
      amountFen: 9000,
      means: words('90 元，大约 16 天的鸡蛋和奶。', '¥90 is about sixteen days of eggs and milk.'),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('秋天体检：平均长高 3.1 厘米', 'Autumn check: 3.1 cm taller on average'),
      text: words(
        '780 名孩子里 764 名参加了体检。三个月支出：鸡蛋和奶 221,400 元，体检 15,600 元，配送 15,000 元。',
        '764 of 780 children were measured. Three months cost 221,400 yuan for eggs and milk, 15,600 for check-ups and 15,000 for delivery.',
      ),
      publishedDaysAgo: 52,
      spentFen: 25_200_000,
      vouchers: 40,
    },
  ],
}
