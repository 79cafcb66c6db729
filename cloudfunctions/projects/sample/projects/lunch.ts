import { management, type SampleProjectText, words, work } from '../sample-project'

export const lunch: SampleProjectText = {
  projectId: 'lunch001',
  charityId: 'hedeng',
  title: words('热乎的午饭', 'A Hot Lunch'),
  summary: words(
    '让走远路上学的孩子，中午吃上一顿热饭',
    'A hot midday meal for children who walk a long way to school',
  ),
  cause: 'hardship',
  cover: 'lunch',
  monthly: true,
  goalFen: 120_000_000,
  presetsFen: [1000, 3000, 5000, 9000, 18_000],
  recordNumber: '53330000MJK112A26004',
  startsDaysAgo: 210,
  endsInDays: 520,
  story: [
    words(
      '从家到学校要走一个多小时的孩子，中午回不去。以前他们带冷馒头，或者干脆不吃。',
      'Children who live more than an hour’s walk away cannot go home at noon. They used to bring cold buns, or eat nothing.',
    ),
    words(
      '我们和 26 所村小一起办食堂：灶台是村里修的，菜尽量买邻近农户的，饭由受过培训的阿姨做。',
      'With 26 village schools we run kitchens: villagers built the stoves, vegetables come from farms nearby, trained cooks prepare the food.',
    ),
    words(
      '一顿午饭一荤一素一汤，补上政府补贴以外的 3 元。每月 30 元，是一个孩子 10 顿饭的差额。',
      'Lunch is meat, vegetables and soup; we add 3 yuan to the public subsidy. Thirty yuan a month closes the gap for ten meals.',
    ),
    words(
      '每天的菜单、人数和进货单，贴在食堂门口，也放进每一份进展。',
      'Each day’s menu, head count and purchases hang at the kitchen door, and are part of every report.',
    ),
  ],
  beneficiary: words('26 所村小的 3,140 名学生', '3,140 pupils at 26 village schools'),
  usedFor: words('食材、炊事员补贴、餐具消毒、抽查', 'Food, cooks’ pay, clean dishes, spot checks'),
  notUsedFor: words('盖食堂、老师聚餐、宣传', 'Buildings, staff dinners or publicity'),
  surplusRule: words(
    '剩下的留给下学期的午饭，不改作别用。',
    'What is left pays for next term’s lunches and nothing else.',
  ),
  budget: [
    work(78, '食材', 'Food'),
    work(10, '炊事员补贴', 'Cooks’ pay'),
    work(5, '卫生与抽查', 'Hygiene and checks'),
    management(7),
  ],
  meanings: [
    {
      amountFen: 3000,
      means: words('30 元，补上 10 顿午饭的差额。', '¥30 closes the gap for ten lunches.'),
    },
    {
      amountFen: 9000,
      means: words(
        '90 元，差不多是一个孩子一个半月的午饭差额。',
        '¥90 is about six weeks of one child’s lunches.',
      ),
    },
  ],
  reportEvery: '3-months',
  reports: [
    {
      kind: 'progress',
      title: words('上个月开饭 22 天', 'Lunch on 22 days last month'),
      text: words(
        '26 所学校开饭 22 天，共 66,940 份。有两所学校因修水管停了三天，改发牛奶和面包。食材支出 184,600 元，炊事员补贴 23,400 元。',
        'Lunch on 22 days at 26 schools: 66,940 meals. Two schools closed the kitchen three days for pipe repairs and gave milk and bread. Food 184,600 yuan, cooks 23,400.',
      ),
      publishedDaysAgo: 8,
      spentFen: 20_800_000,
      vouchers: 54,
    },
    {
      kind: 'progress',
      title: words('开学第一周，先查了一遍厨房', 'First week of term: every kitchen checked'),
      text: words(
        '请食品安全员查了 26 个厨房，换掉 9 块开裂的砧板，补了 320 套餐具，一共 11,520 元。',
        'A food safety officer checked 26 kitchens; nine cracked boards and 320 sets of dishes were replaced for 11,520 yuan.',
      ),
      publishedDaysAgo: 67,
      spentFen: 1_152_000,
      vouchers: 11,
    },
  ],
}
