import { management, type SampleProjectText, words, work } from '../sample-project'

export const clinic: SampleProjectText = {
  projectId: 'clinic01',
  charityId: 'mailong',
  title: words('村医的药箱', 'The Village Doctor’s Bag'),
  summary: words(
    '给村医配齐药箱，再陪他们学一年',
    'A full bag for village doctors, and a year of training',
  ),
  cause: 'health',
  cover: 'clinic',
  monthly: false,
  goalFen: 26_000_000,
  presetsFen: [1000, 3000, 5000, 10_000, 20_000],
  recordNumber: '53510000MJK418A26010',
  startsDaysAgo: 140,
  endsInDays: 330,
  story: [
    words(
      '村医骑车出诊，药箱里常常只有听诊器和体温计。血糖高不高，只能叫人去县城查。',
      'The village doctor cycles to patients with a stethoscope and a thermometer. To know a blood sugar, people go to the county town.',
    ),
    words(
      '一只配齐的药箱有血压计、血糖仪、心电贴、急救用品，一共 2,600 元。',
      'A full bag has a blood pressure meter, a glucose meter, a small ECG and first aid: 2,600 yuan.',
    ),
    words(
      '药箱交到村医手里，还有一年的培训：每月一课，县医院的医生随时答疑。',
      'With the bag comes a year of training: a lesson a month, and hospital doctors who answer questions.',
    ),
  ],
  beneficiary: words(
    '90 位村医和他们照看的 7 万名村民',
    '90 village doctors and the 70,000 people they look after',
  ),
  usedFor: words('药箱设备、耗材、培训', 'Equipment, supplies, training'),
  notUsedFor: words('药品销售、诊所装修、办公', 'Selling medicine, decorating clinics or offices'),
  surplusRule: words('剩下的用于试纸等耗材。', 'What is left pays for test strips and supplies.'),
  budget: [
    work(68, '药箱与设备', 'Bags and devices'),
    work(10, '耗材', 'Supplies'),
    work(14, '培训', 'Training'),
    management(8),
  ],
  meanings: [
    {
      amountFen: 5000,
      means: words(
        '50 元里，5 元用来买试纸等耗材。',
        'Of ¥50, ¥5 buys test strips and other supplies.',
      ),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('30 只药箱已经在路上跑', 'Thirty bags on the road'),
      text: words(
        '发放 30 只，支出 78,000 元。一个月里量血压 2,140 次，转诊 17 人。',
        'Thirty bags for 78,000 yuan. In a month 2,140 blood pressures were taken and 17 people sent on to hospital.',
      ),
      publishedDaysAgo: 44,
      spentFen: 7_800_000,
      vouchers: 13,
    },
  ],
}
