import type { Month, Pledge } from '../../../contracts/pledges'

const words = (zh: string, en: string) => ({ zh, en })

/** Begun in March for the 8th, eight months paid and July missed; December is next. */
export function aPledge(given: Partial<Pledge> = {}): Pledge {
  return {
    pledgeId: 'pledge-1',
    state: 'active',
    way: 'reminder',
    contractOffered: false,
    amountFen: 3_000,
    day: 8,
    hour: 19,
    projectId: 'lunch001',
    projectTitle: words('热乎的午饭', 'A warm lunch'),
    cover: 'lunch',
    charityName: words('禾灯儿童公益基金会', 'Hedeng Children’s Foundation'),
    nextOn: '2026-12-08',
    nextFen: 3_000,
    announced: false,
    startedAt: '2026-03-08T11:00:00Z',
    months: theMonths(),
    totalFen: 24_000,
    gifts: 8,
    given: [
      {
        projectId: 'lunch001',
        projectTitle: words('热乎的午饭', 'A warm lunch'),
        charityName: words('禾灯儿童公益基金会', 'Hedeng Children’s Foundation'),
        totalFen: 24_000,
        gifts: 8,
      },
    ],
    ...given,
  }
}

export function aMonth(period: string, given: Partial<Month> = {}): Month {
  return {
    period,
    state: 'paid',
    dueOn: `${period}-08`,
    amountFen: 3_000,
    projectId: 'lunch001',
    canPay: false,
    ...given,
  }
}

/** Newest first. */
export function theMonths(next: Partial<Month> = {}): Month[] {
  const paid = ['11', '10', '09', '08', '06', '05', '04', '03']
  return [
    aMonth('2026-12', { state: 'planned', ...next }),
    ...paid.map((month) => aMonth(`2026-${month}`, { giftId: `gift-${month}` })),
    aMonth('2026-07', { state: 'missed', canPay: true }),
  ].sort((one, other) => other.period.localeCompare(one.period))
}
