import { management, type SampleProjectText, words, work } from '../sample-project'

export const quilt: SampleProjectText = {
  projectId: 'quilt001',
  charityId: 'shandu',
  title: words('一床厚被子', 'A Thick Quilt'),
  summary: words(
    '给高原寄宿的孩子，一个暖和的冬天',
    'A warm winter for boarding pupils on the plateau',
  ),
  cause: 'education',
  cover: 'quilt',
  monthly: false,
  goalFen: 50_000_000,
  presetsFen: [1000, 2000, 5000, 9900, 20_000],
  recordNumber: '53440000MJK018A26012',
  startsDaysAgo: 96,
  endsInDays: 205,
  story: [
    words(
      '高原的夜里零下十五度。孩子们星期天走到学校，一住就是五天，宿舍里没有暖气。',
      'At night it is fifteen below zero on the plateau. Pupils walk to school on Sunday and stay five days; the dormitories have no heating.',
    ),
    words(
      '我们走访了 11 所寄宿学校，量了床，也问了孩子和宿管：薄被子两床叠着盖，还是会冻醒。',
      'We visited 11 boarding schools, measured the beds and asked: even under two thin quilts, children wake from the cold.',
    ),
    words(
      '一床被子 3 公斤，棉花胎、棉布面，可以拆洗，连褥子和运输一共 112 元。送到以后由学校点数签收，孩子们自己挑花色。',
      'One quilt weighs 3 kg, cotton inside and out, washable: 112 yuan with its mattress pad and transport. Schools count and sign; children choose their own pattern.',
    ),
    words(
      '每送到一批，我们会写明是哪几所学校、多少床、花了多少，单据都在。',
      'With every delivery we write which schools, how many quilts and what they cost, with the papers.',
    ),
  ],
  beneficiary: words(
    '高原 11 所学校的 2,300 名寄宿孩子',
    '2,300 boarding pupils at 11 schools on the plateau',
  ),
  usedFor: words('被子、褥子、运输、走访', 'Quilts, mattress pads, transport, visits'),
  notUsedFor: words('建校舍、办公', 'School buildings or offices'),
  surplusRule: words('剩下的转给下一批学校。', 'What is left goes to the next group of schools.'),
  budget: [
    work(72, '被子与床品', 'Quilts and bedding'),
    work(12, '运输', 'Transport'),
    work(8, '走访核对', 'Visits and checks'),
    management(8),
  ],
  meanings: [
    {
      amountFen: 5000,
      means: words('50 元，差不多是半床被子。', '¥50 is about half a quilt.'),
    },
    {
      amountFen: 20_000,
      means: words('200 元，不到两床被子。', '¥200 is a little under two quilts.'),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('第二批 640 床，送到 4 所学校', 'Second batch: 640 quilts to 4 schools'),
      text: words(
        '每床 112 元，三家比价后订下。四所学校分别收到 210、180、150、100 床，校长和宿管都签了字。有 6 床封边开线，已换新。',
        '112 yuan each, ordered after three quotes. The four schools received 210, 180, 150 and 100, signed for by head and warden. Six had loose seams and were replaced.',
      ),
      publishedDaysAgo: 19,
      spentFen: 7_168_000,
      vouchers: 12,
    },
    {
      kind: 'progress',
      title: words('选样：加厚到 3 公斤', 'Samples: up to 3 kg'),
      text: words(
        '试了 2 公斤、2.5 公斤、3 公斤三种样被，请 28 个孩子各盖一周，选了 3 公斤的。样被和检测一共 4,200 元。',
        'We tried 2, 2.5 and 3 kg; 28 children slept a week under each and chose 3 kg. Samples and tests came to 4,200 yuan.',
      ),
      publishedDaysAgo: 46,
      spentFen: 420_000,
      vouchers: 3,
    },
    {
      kind: 'progress',
      title: words('走访 11 所学校，量了每一张床', 'Eleven schools visited, every bed measured'),
      text: words(
        '四个人走了九天，核对寄宿人数 2,300 人，床位尺寸三种。路费和住宿 9,860 元。',
        'Four people, nine days: 2,300 boarders confirmed, three sizes of bed. Travel and lodging came to 9,860 yuan.',
      ),
      publishedDaysAgo: 80,
      spentFen: 986_000,
      vouchers: 9,
    },
  ],
}
