/**
 * The six charities of the sample. All of them are invented, their names end in （示例）, and nobody
 * can be reached at these numbers: 400-000-…, example.org, and codes that no register holds.
 */
import { addDays, type Day } from '../../../contracts/beijing'
import type { Words } from '../../../contracts/declare'
import { type SampleCharity, words } from './sample-project'

/** 慈善中国, where the ministry publishes certificates and record numbers. */
const PUBLIC_LOOK_UP = 'https://cszg.mca.gov.cn/'

export function sampleCharities(today: Day): SampleCharity[] {
  return texts.map(({ number, certificateDaysLeft, place, ...text }) => ({
    ...text,
    name: words(`${text.name.zh}（示例）`, `${text.name.en} (example)`),
    about: words(
      `${text.about.zh}这是随程序附带的示例，不是真实的机构。`,
      `${text.about.en} This is an example that comes with the program, not a real organisation.`,
    ),
    example: true,
    certificateUntil: addDays(today, certificateDaysLeft),
    contact: {
      phone: `400-000-000${number}`,
      email: `${text.charityId}@example.org`,
      address: words(`示例省示例市${place.zh}`, `${place.en}, Example City, Example Province`),
    },
    lookupUrl: PUBLIC_LOOK_UP,
  }))
}

type CharityText = Pick<
  SampleCharity,
  'charityId' | 'name' | 'about' | 'certificateNumber' | 'creditCode'
> & { number: number; certificateDaysLeft: number; place: Words }

const texts: readonly CharityText[] = [
  {
    charityId: 'shandu',
    number: 1,
    name: words('山渡助学公益基金会', 'Shandu Foundation for Learning'),
    about: words(
      '让山里和高原的孩子读书时不受冻、有书看。先走访，再办事，每一批东西都由学校签收。',
      'Warmth and books for pupils in the mountains and on the plateau. We visit first, and schools sign for all they receive.',
    ),
    certificateNumber: '示例公募 2024-001',
    creditCode: '53440000MJK0180001',
    certificateDaysLeft: 940,
    place: words('渡口路 1 号', '1 Ferry Road'),
  },
  {
    charityId: 'hedeng',
    number: 2,
    name: words('禾灯儿童公益基金会', 'Hedeng Children’s Foundation'),
    about: words(
      '陪困境中的孩子吃好、长好、有人照看。钱按月拨到学校和家庭，每学期公开一次账目。',
      'Children in hardship eat, grow and are looked after. Money goes out monthly; accounts are published every term.',
    ),
    certificateNumber: '示例公募 2023-014',
    creditCode: '53330000MJK1120002',
    certificateDaysLeft: 760,
    place: words('稻香巷 12 号', '12 Rice Lane'),
  },
  {
    charityId: 'changqiao',
    number: 3,
    name: words('长桥助老公益服务中心', 'Changqiao Centre for the Elderly'),
    about: words(
      '给老人一桌热饭、一次陪诊、一个歇脚的地方。服务由当地社工和邻居来做。',
      'A warm meal, company to the doctor, a place to sit. Local social workers and neighbours do the work.',
    ),
    certificateNumber: '示例公募 2024-031',
    creditCode: '53310000MJK2070003',
    certificateDaysLeft: 1120,
    place: words('长桥街 88 号', '88 Long Bridge Street'),
  },
  {
    charityId: 'qingting',
    number: 4,
    name: words('青汀自然公益基金会', 'Qingting Nature Foundation'),
    about: words(
      '照看河岸、湿地和住在那里的鸟。种什么、种多少，先听当地人和生态学者的。',
      'We look after river banks, wetlands and their birds, and listen to residents and ecologists before planting.',
    ),
    certificateNumber: '示例公募 2022-009',
    creditCode: '53420000MJK3050004',
    certificateDaysLeft: 410,
    place: words('汀洲路 6 号', '6 Islet Road'),
  },
  {
    charityId: 'mailong',
    number: 5,
    name: words('麦垄乡村公益基金会', 'Mailong Rural Foundation'),
    about: words(
      '和村里人一起修灯、请医、留住手艺；遇到灾情，先把急用的东西送到。',
      'With villagers we put up lamps, bring doctors and keep crafts alive; after a disaster we bring first what is needed first.',
    ),
    certificateNumber: '示例公募 2023-027',
    creditCode: '53510000MJK4180005',
    certificateDaysLeft: 650,
    place: words('麦场街 20 号', '20 Threshing Street'),
  },
  {
    charityId: 'chuxing',
    number: 6,
    name: words('触星无障碍公益服务中心', 'Chuxing Accessibility Centre'),
    about: words(
      '让看不见、听不清、走不远的人，也能读书、出门、和家人说话。每个项目都有残障伙伴参与决定。',
      'So that people who cannot see, hear or walk well can read, go out and talk with family. Disabled colleagues decide with us.',
    ),
    certificateNumber: '示例公募 2025-003',
    creditCode: '53370000MJK5260006',
    certificateDaysLeft: 1300,
    place: words('星光里 3 号', '3 Starlight Lane'),
  },
]
