import { management, type SampleProjectText, words, work } from '../sample-project'

export const braille: SampleProjectText = {
  projectId: 'braille1',
  charityId: 'chuxing',
  title: words('摸得到的故事', 'Stories You Can Touch'),
  summary: words(
    '给看不见的孩子，做有点字和浮雕的绘本',
    'Picture books in braille and relief for children who cannot see',
  ),
  cause: 'accessibility',
  cover: 'braille',
  monthly: false,
  goalFen: 20_000_000,
  presetsFen: [1000, 2000, 5000, 8500, 17_000],
  recordNumber: '53370000MJK526A26002',
  startsDaysAgo: 120,
  endsInDays: 280,
  story: [
    words(
      '看不见的孩子也爱翻书。点字书又厚又少，图画更是摸不到。',
      'Children who cannot see love to leaf through books too. Braille books are thick and few, and pictures cannot be felt.',
    ),
    words(
      '我们把好故事做成双视绘本：一页里有大字、点字和能摸的图，孩子可以和看得见的家人一起读。',
      'We turn good stories into books with large print, braille and pictures in relief, to read together with family who can see.',
    ),
    words(
      '每本书由盲人校对员从头摸到尾，摸不明白的图就重做。一本 85 元。',
      'A blind proofreader feels every page; a picture that is not understood is made again. One book costs 85 yuan.',
    ),
  ],
  beneficiary: words(
    '24 所特教学校和 600 个家庭的视障孩子',
    'Children with visual impairment at 24 schools and in 600 families',
  ),
  usedFor: words('改编、校对、制作、寄送', 'Adapting, proofreading, making, posting'),
  notUsedFor: words('购置电子设备、宣传、办公', 'Devices, publicity or offices'),
  surplusRule: words('剩下的用于做下一本书。', 'What is left makes the next book.'),
  budget: [
    work(52, '制作', 'Making'),
    work(22, '改编与授权', 'Adapting and rights'),
    work(12, '盲人校对酬劳', 'Blind proofreaders'),
    work(6, '寄送', 'Posting'),
    management(8),
  ],
  meanings: [
    {
      amountFen: 8500,
      means: words('85 元，是一本摸得到的绘本。', '¥85 is one book that can be touched.'),
    },
    { amountFen: 17_000, means: words('170 元，是两本。', '¥170 is two books.') },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('第三本书：会走路的月亮', 'Third book: The Walking Moon'),
      text: words(
        '做好 420 册，寄到 24 所学校。校对员提了 31 处修改，其中月亮的边缘重做了三次。支出 35,700 元。',
        '420 copies made and sent to 24 schools. Proofreaders asked for 31 changes; the moon’s edge was made three times. Spent: 35,700 yuan.',
      ),
      publishedDaysAgo: 25,
      spentFen: 3_570_000,
      vouchers: 9,
    },
  ],
}
