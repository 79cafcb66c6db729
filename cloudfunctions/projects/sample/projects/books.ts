import { management, type SampleProjectText, words, work } from '../sample-project'

export const books: SampleProjectText = {
  projectId: 'books001',
  charityId: 'shandu',
  title: words('山里的小书屋', 'The Little Library in the Hills'),
  summary: words('村小放学以后，还亮着灯的一间书屋', 'A reading room that stays lit after school'),
  cause: 'education',
  cover: 'books',
  monthly: true,
  goalFen: 36_000_000,
  presetsFen: [1000, 2000, 5000, 10_000, 20_000],
  recordNumber: '53440000MJK018A26017',
  startsDaysAgo: 150,
  endsInDays: 395,
  story: [
    words(
      '很多村小有图书角，书却是别处用旧的教辅。孩子想看的，是故事、虫子和星星。',
      'Many village schools have a book corner filled with used exercise books. Children want stories, insects and stars.',
    ),
    words(
      '一间小书屋有 600 本书，由老师和孩子一起挑；放学后开到六点，有人陪着读。',
      'A little library holds 600 books that teachers and children choose together. It is open until six, with someone to read with.',
    ),
    words(
      '书会旧、会丢，所以每学期补一次新书。月捐的钱，主要用在这里。',
      'Books wear out and get lost, so each term brings new ones. Monthly gifts mostly pay for that.',
    ),
  ],
  beneficiary: words('18 所村小的 1,960 名孩子', '1,960 children at 18 village schools'),
  usedFor: words('图书、书架、陪读老师补贴', 'Books, shelves, pay for reading teachers'),
  notUsedFor: words('教辅材料、电子设备、办公', 'Exercise books, devices or offices'),
  surplusRule: words('剩下的用来开下一间小书屋。', 'What is left opens the next little library.'),
  budget: [
    work(62, '图书', 'Books'),
    work(10, '书架与灯', 'Shelves and lamps'),
    work(20, '陪读老师补贴', 'Reading teachers'),
    management(8),
  ],
  meanings: [
    {
      amountFen: 2000,
      means: words('20 元，大约是一本新绘本。', '¥20 is about one new picture book.'),
    },
    {
      amountFen: 10_000,
      means: words(
        '100 元，是陪读老师两个下午的补贴。',
        '¥100 pays a reading teacher for two afternoons.',
      ),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('第 18 间小书屋开门了', 'The eighteenth library has opened'),
      text: words(
        '书架是村里木匠打的，600 本书到了 588 本，缺的 12 本已补订。开门第一天借出 74 本。',
        'The village carpenter built the shelves; 588 of 600 books came and the rest are on order. On the first day 74 were borrowed.',
      ),
      publishedDaysAgo: 33,
      spentFen: 1_864_000,
      vouchers: 8,
    },
  ],
}
