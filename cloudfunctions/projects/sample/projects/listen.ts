import { management, type SampleProjectText, words, work } from '../sample-project'

export const listen: SampleProjectText = {
  projectId: 'listen01',
  charityId: 'changqiao',
  title: words('听得见的家常话', 'To Hear the Family Talk'),
  summary: words(
    '给听不清的老人验配助听器，教到会用为止',
    'Hearing aids for old people, fitted and practised until they work',
  ),
  cause: 'accessibility',
  cover: 'listen',
  monthly: false,
  goalFen: 45_000_000,
  presetsFen: [1000, 3000, 5000, 10_000, 50_000],
  recordNumber: '53310000MJK207A26022',
  startsDaysAgo: 115,
  endsInDays: 250,
  story: [
    words(
      '听不清的人，慢慢就不说话了。吃饭时大家笑，他也跟着笑，其实一句也没听见。',
      'People who cannot hear well fall silent. At table everybody laughs and they laugh along, without having caught a word.',
    ),
    words(
      '我们和县医院一起做听力检查，合适的再配助听器。机器、验配和一年的电池，一共 1,350 元。',
      'With the county hospital we test hearing and fit an aid where it helps: device, fitting and a year of batteries for 1,350 yuan.',
    ),
    words(
      '很多助听器被放进抽屉，是因为没人教。志愿者会上门三次，陪老人从安静的屋子练到热闹的饭桌。',
      'Many aids end up in a drawer because nobody shows how. Volunteers come three times, from the quiet room to the lively table.',
    ),
  ],
  beneficiary: words(
    '3 个县的 300 位听力障碍老人',
    '300 people with hearing loss in three counties',
  ),
  usedFor: words('助听器、验配、电池、上门指导', 'Hearing aids, fitting, batteries, home visits'),
  notUsedFor: words('人工耳蜗手术、宣传、办公', 'Implant surgery, publicity or offices'),
  surplusRule: words(
    '剩下的用于给已配的老人换电池和维修。',
    'What is left pays for batteries and repairs.',
  ),
  budget: [
    work(74, '助听器', 'Hearing aids'),
    work(10, '检查与验配', 'Tests and fitting'),
    work(9, '上门指导', 'Home visits'),
    management(7),
  ],
  meanings: [
    {
      amountFen: 10_000,
      means: words(
        '100 元，大约是一副助听器的十三分之一。',
        '¥100 is about a thirteenth of one hearing aid.',
      ),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('先配好了 64 位', 'The first 64 can hear'),
      text: words(
        '检查 211 人，适合并愿意配的 64 人，支出 86,400 元。一个月后回访，58 人每天戴。',
        '211 people tested, 64 fitted for 86,400 yuan. A month later 58 wear the aid every day.',
      ),
      publishedDaysAgo: 36,
      spentFen: 8_640_000,
      vouchers: 15,
    },
  ],
}
