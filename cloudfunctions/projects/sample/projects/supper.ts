import { management, type SampleProjectText, words, work } from '../sample-project'

export const supper: SampleProjectText = {
  projectId: 'supper01',
  charityId: 'changqiao',
  title: words('年夜饭，多双筷子', 'One More Pair of Chopsticks'),
  summary: words(
    '给独自过年的老人，送一桌热乎的年夜饭',
    'A warm New Year’s Eve dinner for old people who are alone',
  ),
  cause: 'hardship',
  cover: 'supper',
  monthly: false,
  goalFen: 30_000_000,
  presetsFen: [1000, 2000, 5000, 9900, 20_000],
  recordNumber: '53310000MJK207A26031',
  startsDaysAgo: 40,
  endsInDays: 120,
  story: [
    words(
      '除夕那天，有的老人下一碗面就算过年了。孩子在远方，或者已经没有家人。',
      'On New Year’s Eve some old people cook a bowl of noodles and leave it at that. Children are far away, or there is no family left.',
    ),
    words(
      '我们请社区食堂做一桌四菜一汤，由邻居和志愿者端上门，坐下来一起吃。',
      'The community kitchen cooks four dishes and a soup; neighbours and volunteers carry it up and sit down to eat.',
    ),
    words(
      '平日里，这个项目也给独居老人送热饭。一份饭成本 16 元，老人自己付 4 元。',
      'On other days this project brings hot meals too. A meal costs 16 yuan, of which the person pays 4.',
    ),
  ],
  beneficiary: words('6 个社区的 920 位独居老人', '920 people living alone in six neighbourhoods'),
  usedFor: words('饭菜、保温餐盒、送餐补贴', 'Meals, warm boxes, pay for delivery'),
  notUsedFor: words('酒席、礼品、办公', 'Banquets, presents or offices'),
  surplusRule: words('剩下的用于平日的热饭。', 'What is left pays for meals on ordinary days.'),
  budget: [
    work(76, '饭菜', 'Meals'),
    work(8, '保温餐盒', 'Warm boxes'),
    work(9, '送餐补贴', 'Delivery'),
    management(7),
  ],
  meanings: [
    {
      amountFen: 2000,
      means: words(
        '20 元，差不多是一份送到门口的热饭。',
        '¥20 is about one hot meal brought to the door.',
      ),
    },
    {
      amountFen: 9900,
      means: words(
        '99 元，差不多是一位老人一周的热饭。',
        '¥99 is about a week of meals for one person.',
      ),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('第一个月，送出 11,204 份热饭', '11,204 meals in the first month'),
      text: words(
        '按份数结算，每份补贴 12 元，支出 134,448 元。有 38 位老人牙口不好，改成了软饭。',
        'Settled by the meal at 12 yuan each: 134,448 yuan. For 38 people the food is now cooked soft.',
      ),
      publishedDaysAgo: 10,
      spentFen: 13_444_800,
      vouchers: 18,
    },
  ],
}
