import { management, type SampleProjectText, words, work } from '../sample-project'

export const kite: SampleProjectText = {
  projectId: 'kite0001',
  charityId: 'hedeng',
  title: words('放学后的两小时', 'Two Hours After School'),
  summary: words(
    '困境中的孩子放学后，有人陪着写作业、放风筝',
    'Someone to do homework and fly kites with, for children in hardship',
  ),
  cause: 'hardship',
  cover: 'kite',
  monthly: true,
  goalFen: 60_000_000,
  presetsFen: [1000, 2500, 5000, 10_000, 20_000],
  recordNumber: '53330000MJK112A26013',
  startsDaysAgo: 130,
  endsInDays: 240,
  story: [
    words(
      '父母生病、在外打工，或者家里只有一位老人。放学以后，有些孩子要一个人待到天黑。',
      'Parents are ill or work far away, or there is only one grandparent. After school some children are alone until dark.',
    ),
    words(
      '我们在镇上开了 9 间陪伴小屋：写作业、吃点心、放风筝，有社工和大学生在。',
      'We opened nine rooms in small towns: homework, a snack, kites, with social workers and students present.',
    ),
    words(
      '哪个孩子最近不说话了、总饿着、有伤，社工会记下来，找家里和学校一起想办法。',
      'When a child falls silent, is often hungry or hurt, the social worker notes it and finds a way with family and school.',
    ),
  ],
  beneficiary: words('9 个镇的 540 名困境儿童', '540 children in hardship in nine towns'),
  usedFor: words('社工与场地、点心、活动用品', 'Social workers, rooms, snacks, materials'),
  notUsedFor: words('补课收费班、装修、办公', 'Paid tutoring, decoration or offices'),
  surplusRule: words('剩下的用于第 10 间小屋。', 'What is left opens a tenth room.'),
  budget: [
    work(64, '社工与陪伴', 'Social workers'),
    work(16, '场地水电', 'Rooms and power'),
    work(12, '点心与活动', 'Snacks and activities'),
    management(8),
  ],
  meanings: [
    {
      amountFen: 2500,
      means: words('25 元，差不多是一个孩子来一次的费用。', '¥25 is about one child’s visit.'),
    },
    {
      amountFen: 10_000,
      means: words('100 元，差不多是一个孩子来四次。', '¥100 is about four visits of one child.'),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('第 9 间小屋在镇上的老邮局里', 'The ninth room is in an old post office'),
      text: words(
        '镇里免费借出老邮局的一层，我们换了灯和门锁。这一季来了 8,212 人次，支出 203,300 元。',
        'The town lent the ground floor for free; we changed lamps and locks. 8,212 visits this quarter for 203,300 yuan.',
      ),
      publishedDaysAgo: 41,
      spentFen: 20_330_000,
      vouchers: 27,
    },
    {
      kind: 'progress',
      title: words('先陪了一个月，再定规矩', 'A month together before making rules'),
      text: words(
        '孩子们一起定了三条：先洗手，不笑话人，走的时候说一声。开办费用 46,000 元。',
        'The children made three rules: wash hands, laugh at nobody, say goodbye when you leave. Opening cost 46,000 yuan.',
      ),
      publishedDaysAgo: 98,
      spentFen: 4_600_000,
      vouchers: 14,
    },
  ],
}
