import type { Project } from '../../../../contracts/projects'

const words = (zh: string, en: string) => ({ zh, en })

export function aProject(given: Partial<Project> = {}): Project {
  return {
    projectId: 'quilt001',
    title: words('一床厚被子', 'A Thick Quilt'),
    summary: words('一个暖和的冬天', 'A warm winter'),
    cause: 'education',
    cover: 'quilt',
    charityName: words('山渡助学公益基金会', 'Shandu Education Foundation'),
    example: true,
    monthly: false,
    emergency: false,
    goalFen: 50_000_000,
    presetsFen: [1_000, 2_000, 5_000, 9_900, 20_000],
    openness: { open: true },
    totals: {
      raisedFen: 0,
      refundedFen: 0,
      movedInFen: 0,
      movedOutFen: 0,
      gifts: 0,
      donors: 0,
      asOf: '2026-12-07T06:32:08Z',
    },
    charity: {
      charityId: 'shandu',
      name: words('山渡助学公益基金会', 'Shandu Education Foundation'),
      example: true,
      about: words('示例', 'A sample'),
      certificateNumber: '53440000MJK018',
      certificateUntil: '2028-06-30',
      creditCode: '53440000MJK018A26X',
      contact: { phone: '000-0000', email: 'a@example.org', address: words('示例', 'Sample') },
      lookupUrl: 'https://example.org/',
    },
    recordNumber: '53440000MJK018A26012',
    startsOn: '2026-09-02',
    endsOn: '2027-06-30',
    story: [],
    beneficiary: words('2,300 名寄宿孩子', '2,300 boarding pupils'),
    usedFor: words('被子、褥子', 'Quilts'),
    notUsedFor: words('建校舍、办公', 'School buildings'),
    surplusRule: words('转给下一批学校。', 'Goes to the next schools.'),
    budget: [],
    managementPercent: 8,
    meanings: [
      { amountFen: 5_000, means: words('50 元，差不多是半床被子。', '¥50 is half a quilt.') },
    ],
    reportEvery: '3-months',
    nextReportDueOn: '2026-12-30',
    reports: [],
    latestGifts: [],
    ...given,
  }
}
