import { addDays, type Day, day, dayOf, daysBetween } from '../../../contracts/beijing'
import { GIFT_FEN_MAX } from '../../../contracts/money'
import { Charity, causes, Project } from '../../../contracts/projects'
import { type SampleProject, sampleCharities, sampleProjects } from '.'

const today = day('2026-12-07')
const charities = sampleCharities(today)
const projects = sampleProjects(today)

// Kept out of every screen (docs/law.md).
const UNWANTED = /抢|领取|手气最佳|中奖|提现|打赏|功德|祈福|还愿|灭|熄/
const RECORD_NUMBER = /^53\d{6}MJK\d{3}A\d{5}$/
const HAN = /\p{Script=Han}/u

test('the sample has six charities and at least fourteen projects over every cause', () => {
  expect(charities).toHaveLength(6)
  expect(projects.length).toBeGreaterThanOrEqual(14)
  expect(new Set(projects.map((project) => project.cause))).toEqual(new Set(causes))
  expect(projects.filter((project) => project.monthly).length).toBeGreaterThanOrEqual(5)
})

test('every charity fits the contract, says that it is an example, and cannot be reached', () => {
  for (const charity of charities) {
    expect(Charity.parse(charity)).toEqual(charity)
    expect(charity.example).toBe(true)
    expect(charity.name.zh).toContain('示例')
    expect(charity.about.en).toContain('example')
    expect(charity.creditCode).toMatch(/^53\d{6}MJK\d{7}$/)
    expect(charity.contact.phone).toMatch(/^400-000-000\d$/)
    expect(charity.contact.email).toMatch(/@example\.org$/)
    expect(daysBetween(today, day(charity.certificateUntil))).toBeGreaterThan(365)
  }
})

describe.each(projects.map((project) => [project.projectId, project] as const))(
  'sample project %s',
  (projectId, project) => {
    test('has what the contract asks of a stored project', () => {
      expect(Project.pick(stored).parse(project)).toMatchObject({ projectId, example: true })
      expect(projectId).toMatch(/^[a-z0-9]{8}$/)
      expect(charities.map((charity) => charity.charityId)).toContain(project.charityId)
    })

    test('has a budget of one hundred, with management of ten at most', () => {
      expect(project.budget.reduce((sum, line) => sum + line.per100, 0)).toBe(100)
      expect(project.managementPercent).toBeGreaterThan(0)
      expect(project.managementPercent).toBeLessThanOrEqual(10)
    })

    test('offers five rising sums within the limits, with meanings only for sums it offers', () => {
      const sums = project.presetsFen
      expect(sums).toEqual([...new Set(sums)].sort((a, b) => a - b))
      expect(sums.every((sum) => sum >= 100 && sum <= GIFT_FEN_MAX)).toBe(true)
      for (const { amountFen } of project.meanings) expect(sums).toContain(amountFen)
    })

    test('has a record number, unless it is an emergency that files within ten days', () => {
      if (project.emergency) {
        expect(project.recordNumber).toBeUndefined()
        expect(project.recordNumberLater).toMatch(RECORD_NUMBER)
        expect(project.filingDueOn).toBe(addDays(day(project.startsOn), 10))
        expect(daysBetween(today, day(project.filingDueOn ?? ''))).toBeGreaterThan(0)
      } else {
        expect(project.recordNumber).toMatch(RECORD_NUMBER)
        expect(project.filingDueOn).toBeUndefined()
      }
    })

    test('tells its story in both languages without a word that is kept out', () => {
      expect(project.story.length).toBeGreaterThanOrEqual(3)
      expect(project.story.length).toBeLessThanOrEqual(5)
      for (const { zh, en } of wordsIn(project)) {
        expect(zh).toMatch(HAN)
        expect(zh).not.toMatch(UNWANTED)
        expect(en).toMatch(/[a-z]/)
        expect(en).not.toMatch(HAN)
      }
    })

    test('has reports, newest first, that lie in its time and show what was spent', () => {
      const published = project.reports.map((report) => dayOf(new Date(report.publishedAt)))
      expect(published).toEqual([...published].sort().reverse())
      for (const at of published) {
        expect(daysBetween(day(project.startsOn), at)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(at, today)).toBeGreaterThan(0)
      }
      for (const report of project.reports) expect(report.spentFen).toBeGreaterThan(0)
    })
  },
)

test('project ids, record numbers and covers are not used twice', () => {
  for (const keys of [['projectId'], ['recordNumber', 'recordNumberLater'], ['cover']] as const) {
    const values = projects.flatMap((project) => keys.flatMap((key) => project[key] ?? []))
    expect(new Set(values).size).toBe(values.length)
  }
})

test.each([day('2026-12-07'), day('2028-02-29'), day('2027-05-31')])(
  'loaded on %s, one report is late, one project is over, and one appeal is an emergency',
  (at) => {
    const loaded = sampleProjects(at)
    const late = loaded.filter((project) => project.endsOn >= at && reportDueBy(project) < at)
    expect(late.map((project) => project.projectId)).toEqual(['bench001'])
    const over = loaded.filter((project) => project.endsOn < at)
    expect(over.map((project) => project.projectId)).toEqual(['reeds001'])
    expect(loaded.filter((project) => project.emergency)).toHaveLength(1)
  },
)

/** The earliest day on which the next report can be due: three months have at least 89 days. */
function reportDueBy(project: SampleProject): Day {
  const last = project.reports[0]
  const from = last ? dayOf(new Date(last.publishedAt)) : day(project.startsOn)
  return addDays(from, project.reportEvery === '5-days' ? 5 : 89)
}

function wordsIn(value: unknown): { zh: string; en: string }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh' in value && 'en' in value) return [{ zh: String(value.zh), en: String(value.en) }]
  return Object.values(value).flatMap(wordsIn)
}

const stored = {
  projectId: true,
  title: true,
  summary: true,
  cause: true,
  cover: true,
  example: true,
  monthly: true,
  emergency: true,
  goalFen: true,
  presetsFen: true,
  recordNumber: true,
  filingDueOn: true,
  startsOn: true,
  endsOn: true,
  story: true,
  beneficiary: true,
  usedFor: true,
  notUsedFor: true,
  surplusRule: true,
  budget: true,
  managementPercent: true,
  meanings: true,
  reportEvery: true,
  reports: true,
} as const
