import { management, type SampleProjectText, words, work } from '../sample-project'

export const porch: SampleProjectText = {
  projectId: 'porch001',
  charityId: 'hedeng',
  title: words('门口那盏灯', 'The Light at the Door'),
  summary: words(
    '给失去父母的孩子，每月一份安稳的生活费',
    'A steady monthly allowance for children who have lost their parents',
  ),
  cause: 'hardship',
  cover: 'porch',
  monthly: true,
  goalFen: 150_000_000,
  presetsFen: [2000, 5000, 10_000, 20_000, 30_000],
  recordNumber: '53330000MJK112A26009',
  startsDaysAgo: 300,
  endsInDays: 430,
  story: [
    words(
      '有些孩子跟着爷爷奶奶或亲戚过。家里一盏灯、一双鞋、一支笔，都要算着用。',
      'Some children live with grandparents or relatives, where every lamp, shoe and pencil is counted.',
    ),
    words(
      '每个孩子每月收到 300 元生活费，直接打到监护人的账户；社工每两个月上门一次，看吃穿，也听听心里话。',
      'Each child receives 300 yuan a month through the guardian’s account. A social worker visits every two months, to look after needs and to listen.',
    ),
    words(
      '孩子的名字、照片和住址不会公开。能说的，我们写在进展里。',
      'No name, picture or address of a child is published. What may be told is in our reports.',
    ),
  ],
  beneficiary: words(
    '412 名失去父母、家庭贫困的孩子',
    '412 children who have lost their parents and live in poverty',
  ),
  usedFor: words('生活费、社工探访、急病应急', 'Allowances, visits, help in illness'),
  notUsedFor: words('宣传、物品摆拍、办公', 'Publicity, staged pictures or offices'),
  surplusRule: words(
    '剩下的作为下一年度的生活费，到孩子满 18 岁为止。',
    'What is left pays next year’s allowances, until each child is 18.',
  ),
  budget: [
    work(80, '生活费', 'Allowances'),
    work(12, '社工探访', 'Social workers'),
    work(3, '急病应急', 'Illness'),
    management(5),
  ],
  meanings: [
    {
      amountFen: 10_000,
      means: words(
        '100 元，大约是一个孩子 8 天的生活费。',
        '¥100 is about eight days of a child’s allowance.',
      ),
    },
    {
      amountFen: 30_000,
      means: words(
        '300 元里，240 元成为孩子的生活费。',
        'Of ¥300, ¥240 becomes a child’s allowance.',
      ),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('这一季按月发放，没有迟过', 'Paid every month this quarter, never late'),
      text: words(
        '三个月里给 412 名孩子发放生活费 370,800 元，社工探访 406 户；6 户搬了家，已重新联系上。',
        'Over three months 412 children received 370,800 yuan; 406 homes were visited. Six families had moved and were found again.',
      ),
      publishedDaysAgo: 27,
      spentFen: 37_080_000,
      vouchers: 36,
    },
  ],
}
