/** Projects for tests: complete and open, and a test says only what matters to it. */
import type { Project, ProjectCard } from '../../../contracts/projects'

/** 14:32:08 in Beijing on a Monday. */
export const MONDAY = '2026-12-07T06:32:08.000Z'

const words = (zh: string, en = zh) => ({ zh, en })

export function aCard(about: Partial<ProjectCard> = {}): ProjectCard {
  return {
    projectId: 'quilt001',
    title: words('一床厚被子', 'A Thick Quilt'),
    summary: words('给高原寄宿的孩子，一个暖和的冬天'),
    cause: 'education',
    cover: 'quilt',
    charityName: words('山渡助学公益基金会（示例）'),
    example: true,
    monthly: false,
    emergency: false,
    goalFen: 50_000_000,
    presetsFen: [1000, 2000, 5000, 9900, 20_000],
    openness: { open: true },
    totals: {
      raisedFen: 38_642_000,
      refundedFen: 0,
      movedInFen: 0,
      movedOutFen: 0,
      gifts: 18_264,
      donors: 12_000,
      asOf: MONDAY,
    },
    ...about,
  }
}

export function aProject(about: Partial<Project> = {}): Project {
  return {
    ...aCard(),
    charity: {
      charityId: 'shandu',
      name: words('山渡助学公益基金会（示例）'),
      example: true,
      about: words('先走访，再办事。'),
      certificateNumber: '示例公募 2024-001',
      certificateUntil: '2029-07-04',
      creditCode: '53440000MJK0180001',
      contact: {
        phone: '400-000-0001',
        email: 'shandu@example.org',
        address: words('渡口路 1 号'),
      },
      lookupUrl: 'https://cszg.mca.gov.cn/',
    },
    recordNumber: '53440000MJK018A26012',
    startsOn: '2026-09-02',
    endsOn: '2027-06-30',
    story: [words('高原的夜里零下十五度。')],
    beneficiary: words('高原 11 所学校的 2,300 名寄宿孩子'),
    usedFor: words('被子、褥子、运输、走访'),
    notUsedFor: words('建校舍、办公'),
    surplusRule: words('剩下的转给下一批学校。'),
    budget: [
      { line: words('被子与床品'), per100: 72, kind: 'work' },
      { line: words('运输'), per100: 20, kind: 'work' },
      { line: words('管理费'), per100: 8, kind: 'management' },
    ],
    managementPercent: 8,
    meanings: [],
    reportEvery: '3-months',
    nextReportDueOn: '2026-12-30',
    reports: [
      {
        reportId: 'r2',
        kind: 'progress',
        title: words('第二批 640 床，送到 4 所学校'),
        text: words('每校清点签收。'),
        publishedAt: '2026-11-18T02:00:00.000Z',
        spentFen: 7_168_000,
        vouchers: 12,
      },
    ],
    latestGifts: [
      { amountFen: 2000, at: '2026-12-07T06:32:00.000Z' },
      { amountFen: 5000, at: '2026-12-07T06:31:00.000Z', name: '阿明', message: '冬天快点过去' },
    ],
    ...about,
  }
}
