/** Charities with people of their own, and projects that they write: for stories in which staff act. */
import { sampleCharities } from '../../cloudfunctions/projects'
import { addDays, type Day, day } from '../../contracts/beijing'
import type { StaffRole } from '../../contracts/charities'
import type { DraftContent } from '../../contracts/project-drafts'
import type { Person, World } from './world'

/** The simulator has an account for it, and the sample knows nothing of it. */
export const NEW_CHARITY = 'xinban'

export const merchantsWithOneMore = [
  ...sampleCharities(day('2026-01-01')).map(({ charityId }) => ({ charityId })),
  { charityId: NEW_CHARITY },
]

/** What an operator enters, with a certificate for a year. */
export function aRegistration(today: Day) {
  return {
    charityId: NEW_CHARITY,
    name: { zh: '新桥助学服务中心（示例）', en: 'Xinqiao Centre for Learning (example)' },
    about: { zh: '陪山里的孩子把书读完。' },
    creditCode: '52110000MJK0990099',
    certificateNumber: '示例公募 2026-099',
    certificateUntil: addDays(today, 365),
    contact: {
      phone: '400-000-0099',
      email: 'xinban@example.org',
      address: { zh: '示例省示例市新桥路 9 号' },
    },
    lookupUrl: 'https://cszg.mca.gov.cn/',
  }
}

/** Everything that publishing asks for. */
export function aFullDraft(today: Day): DraftContent {
  return {
    title: { zh: '上学路上的一盏灯', en: 'A Lamp on the Way to School' },
    summary: { zh: '给走夜路的孩子装路灯' },
    cause: 'education',
    cover: 'lamp',
    goalFen: 10_000_000,
    presetsFen: [1000, 2000, 5000, 10_000, 20_000],
    recordNumber: '52110000MJK099A26001',
    startsOn: today,
    endsOn: addDays(today, 180),
    story: [{ zh: '冬天下课时天已经黑了，回村的路没有灯。' }],
    beneficiary: { zh: '三个村的 120 名学生' },
    usedFor: { zh: '路灯、安装、三年维护' },
    notUsedFor: { zh: '修路、办公' },
    surplusRule: { zh: '剩下的装到下一个村。' },
    budget: [
      { line: { zh: '路灯' }, per100: 70, kind: 'work' },
      { line: { zh: '安装与维护' }, per100: 22, kind: 'work' },
      { line: { zh: '管理费' }, per100: 8, kind: 'management' },
    ],
    meanings: [{ amountFen: 5000, means: { zh: '50 元，大约是一盏灯一年的电费。' } }],
    reportEvery: '3-months',
  }
}

/** A new person with a role at a charity, by an operator's invitation. */
export async function aColleague(
  world: World,
  charityId: string,
  role: StaffRole,
  name?: string,
): Promise<Person> {
  const operator = await world.anOperator()
  const person = await world.aPerson(name)
  const { code } = await operator.done('staff.invite', { charityId, role })
  await person.done('staff.join', { code, ...(name !== undefined && { name }) })
  return person
}
