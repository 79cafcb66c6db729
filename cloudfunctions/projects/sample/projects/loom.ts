import { management, type SampleProjectText, words, work } from '../sample-project'

export const loom: SampleProjectText = {
  projectId: 'loom0001',
  charityId: 'mailong',
  title: words('一匹土布', 'A Bolt of Homespun'),
  summary: words(
    '让会织布的老人有徒弟，让年轻人有活计',
    'Pupils for the last weavers, and work for the young',
  ),
  cause: 'culture',
  cover: 'loom',
  monthly: false,
  goalFen: 15_000_000,
  presetsFen: [1000, 2000, 5000, 10_000, 20_000],
  recordNumber: '53510000MJK418A26014',
  startsDaysAgo: 105,
  endsInDays: 260,
  story: [
    words(
      '村里会整套土布织法的，只剩 11 位老人。木织机大多拆了当柴，花样记在她们手上。',
      'Only eleven old women still know the whole craft. Most looms were broken up for firewood; the patterns live in their hands.',
    ),
    words(
      '我们修好 20 台木织机，请老人做师傅，按课时付酬；把 64 种花样画下来，公开给大家用。',
      'We repair 20 looms, pay the women as teachers by the lesson, and draw 64 patterns for everybody to use.',
    ),
    words(
      '学徒织的布归自己卖，项目不抽一分钱。',
      'The cloth an apprentice weaves is theirs to sell; the project takes nothing.',
    ),
  ],
  beneficiary: words('11 位织布老人和 60 位学徒', '11 weavers and 60 apprentices'),
  usedFor: words('织机修复、授课酬劳、棉线、花样记录', 'Looms, lessons, yarn, recording patterns'),
  notUsedFor: words('展馆、演出、办公', 'Exhibition halls, shows or offices'),
  surplusRule: words('剩下的用于下一年的授课。', 'What is left pays for next year’s lessons.'),
  budget: [
    work(34, '织机修复', 'Looms'),
    work(36, '授课酬劳', 'Lessons'),
    work(14, '棉线', 'Yarn'),
    work(7, '花样记录', 'Patterns'),
    management(9),
  ],
  meanings: [
    {
      amountFen: 5000,
      means: words('50 元里，18 元是师傅的课酬。', 'Of ¥50, ¥18 pays a teacher.'),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('第一批 8 台织机响起来了', 'The first eight looms are clacking'),
      text: words(
        '修好 8 台，开课 36 次，22 位学徒织完了第一匹布。支出 31,900 元。',
        'Eight looms repaired, 36 lessons held, 22 apprentices have finished a first bolt. Spent: 31,900 yuan.',
      ),
      publishedDaysAgo: 48,
      spentFen: 3_190_000,
      vouchers: 12,
    },
  ],
}
