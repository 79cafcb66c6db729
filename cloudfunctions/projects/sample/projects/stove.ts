import { management, type SampleProjectText, words, work } from '../sample-project'

export const stove: SampleProjectText = {
  projectId: 'stove001',
  charityId: 'changqiao',
  title: words('老兵的炉火', 'A Fire for the Veterans'),
  summary: words(
    '给还健在的老兵，每月的取暖、看病和陪伴',
    'Heating, doctors and company each month for surviving veterans',
  ),
  cause: 'hardship',
  cover: 'stove',
  monthly: true,
  goalFen: 80_000_000,
  presetsFen: [1000, 3000, 6000, 10_000, 30_000],
  recordNumber: '53310000MJK207A26008',
  startsDaysAgo: 260,
  endsInDays: 470,
  story: [
    words(
      '他们最年轻的也过了九十岁。年轻时的事，说起来很短；冬天屋里冷，倒是要说很久。',
      'The youngest of them is past ninety. They are brief about their youth; a cold room in winter takes longer to tell.',
    ),
    words(
      '每位老人每月 500 元：煤或电费、药费自付的部分，还有邻居来坐坐的茶点钱。',
      'Each receives 500 yuan a month: coal or power, their share of medicine, and tea for the neighbour who drops in.',
    ),
    words(
      '社工每月上门两次，量血压、理头发、听他们讲。愿不愿意被写下来，由老人自己决定。',
      'A social worker comes twice a month to take blood pressure, cut hair and listen. Whether it is written down is theirs to say.',
    ),
  ],
  beneficiary: words('137 位生活困难的健在老兵', '137 surviving veterans in need'),
  usedFor: words('取暖、医药自付部分、探访', 'Heating, own share of medicine, visits'),
  notUsedFor: words('纪念活动、出版、办公', 'Ceremonies, publishing or offices'),
  surplusRule: words(
    '剩下的转为同一批老人下一年的照护费。',
    'What is left pays for the same people’s care next year.',
  ),
  budget: [
    work(58, '取暖与生活', 'Heating and living'),
    work(22, '医药自付部分', 'Medicine'),
    work(13, '探访', 'Visits'),
    management(7),
  ],
  meanings: [
    {
      amountFen: 3000,
      means: words('30 元，差不多是一天半的补助。', '¥30 is about a day and a half of support.'),
    },
    {
      amountFen: 10_000,
      means: words('100 元里，22 元付医药费。', 'Of ¥100, ¥22 pays for medicine.'),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('入冬前，炉子和电路都查了一遍', 'Stoves and wiring checked before winter'),
      text: words(
        '137 户都上门查过，换了 23 只一氧化碳报警器、31 处老电线，发放三个月补助 205,500 元，检修 18,700 元。',
        'All 137 homes were checked: 23 carbon monoxide alarms and 31 old wires replaced. Allowances for three months 205,500 yuan, repairs 18,700.',
      ),
      publishedDaysAgo: 15,
      spentFen: 22_420_000,
      vouchers: 31,
    },
  ],
}
