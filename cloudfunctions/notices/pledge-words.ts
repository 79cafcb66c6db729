/** What a notice says of a pledge: what comes, what did not, and that it is fine to leave it. */
import type { Day } from '../../contracts/beijing'
import type { Words } from '../../contracts/declare'
import { formatFenShort } from '../../contracts/money'
import type { NoticeKind } from '../../contracts/notices'
import { pages } from '../../contracts/pages'
import { RETRY_DAYS } from '../../contracts/pledge-plan'
import type { DebitTrouble } from '../../contracts/pledges'
import { dateOf, type Wording } from './wording'

export type OfPledge = {
  kind: Extract<NoticeKind, `pledge_${string}`>
  projectTitle: Words
  facts: {
    pledgeId: string
    amountFen: number
    period?: string
    /** The last day on which a month can be paid. */
    until?: Day
    why?: string
    againOn?: Day
    nextOn?: Day
    /** When an announced month is charged. */
    dueOn?: Day
    /** Of the month, on which a changed pledge is due from now on. */
    day?: number
  }
}

export function ofPledge(told: OfPledge): Wording {
  const { pledgeId, period } = told.facts
  const month = period === undefined ? '' : `&period=${period}`
  return {
    ...pledgeWordings[told.kind](told),
    path: `${pages.pledge}?pledgeId=${pledgeId}${month}`,
  }
}

/** What came with the first news of a project: no more than that it can be done. */
export function invitationTo(projectId: string): Pick<Wording, 'text' | 'path'> {
  return {
    text: {
      zh: '愿意每月捐一点，也可以。',
      en: 'A little every month, if you like.',
    },
    path: `${pages.pledgeStart}?projectId=${projectId}`,
  }
}

/** What a debit met, as one would tell a friend. */
const troubles: Record<Exclude<DebitTrouble, 'SERVICE_DOWN'>, Words> = {
  NO_MONEY: { zh: '付款账户里的余额不够', en: 'the account had too little in it' },
  LIMIT: { zh: '付款账户到了限额', en: 'the account had reached its limit' },
  CARD: { zh: '付款的银行卡暂时用不了', en: 'the card could not be used' },
  CONTRACT_ENDED: { zh: '自动扣款的约定已经解除', en: 'the debit agreement had ended' },
}

const OTHER_TROUBLE: Words = { zh: '付款没有完成', en: 'the payment was not completed' }

const pledgeWordings: Record<OfPledge['kind'], (told: OfPledge) => Omit<Wording, 'path'>> = {
  pledge_changed({ projectTitle, facts: { amountFen, day = 1 } }) {
    const amount = formatFenShort(amountFen)
    return {
      title: { zh: '月捐改好了', en: 'Your pledge is changed' },
      text: {
        zh: `以后每月 ${day} 日给「${projectTitle.zh}」捐 ${amount}；已经告诉过你要扣的那一次，不变。`,
        en: `From now on it is ${amount} for “${projectTitle.en}” on day ${day} of each month; a charge that was announced stays as it was.`,
      },
    }
  },
  pledge_due({ projectTitle, facts: { amountFen, until } }) {
    const amount = formatFenShort(amountFen)
    const last = until && dateOf(until)
    return {
      title: { zh: '这个月的月捐，到日子了', en: 'This month’s gift is due' },
      text: {
        zh: `给「${projectTitle.zh}」的 ${amount} 已经填好，点开就能付${last ? `，${last.zh}前都可以` : ''}。这个月不方便，不付也没关系。`,
        en: `${amount} for “${projectTitle.en}” is filled in; open it to pay${last ? `, until ${last.en}` : ''}. If this month does not suit you, leave it.`,
      },
    }
  },
  pledge_failed({ projectTitle, facts: { amountFen, why, againOn } }) {
    const amount = formatFenShort(amountFen)
    const trouble = troubles[why as keyof typeof troubles] ?? OTHER_TROUBLE
    const again = againOn && dateOf(againOn)
    return {
      title: { zh: '这个月的月捐没有扣成', en: 'This month’s gift did not go through' },
      text: {
        zh: `${trouble.zh}，「${projectTitle.zh}」的 ${amount} 没有扣。${again ? `${again.zh}起会再试，最多 ${RETRY_DAYS.length} 次，也可以自己付。` : '想补上，可以自己付；不补也没关系。'}`,
        en: `Since ${trouble.en}, ${amount} for “${projectTitle.en}” was not charged. ${again ? `It is tried again from ${again.en} on, ${RETRY_DAYS.length} times at most, or pay it yourself.` : 'Pay it yourself if you like; it is fine to leave it.'}`,
      },
    }
  },
  pledge_announced({ projectTitle, facts: { amountFen, dueOn } }) {
    const amount = formatFenShort(amountFen)
    const on = dueOn && dateOf(dueOn)
    return {
      title: {
        zh: `这个月的月捐，${on ? `${on.zh}扣` : '快到日子了'}`,
        en: on ? `This month’s gift is charged on ${on.en}` : 'This month’s gift is near',
      },
      text: {
        zh: `先告诉你一声：给「${projectTitle.zh}」的 ${amount} 会自动扣，不用你做什么。这个月不方便，之前可以跳过。`,
        en: `${amount} for “${projectTitle.en}” is charged by itself; there is nothing to do. If this month does not suit you, skip it before.`,
      },
    }
  },
  pledge_missed({ projectTitle, facts: { amountFen } }) {
    const amount = formatFenShort(amountFen)
    return {
      title: { zh: '这个月的月捐没有捐成', en: 'This month’s gift was missed' },
      text: {
        zh: `给「${projectTitle.zh}」的 ${amount} 没有扣，这个月也不会再扣。想补上，可以自己付；不补也没关系。`,
        en: `${amount} for “${projectTitle.en}” was not charged, and will not be for this month. Add it yourself if you like; it is fine to leave it.`,
      },
    }
  },
  pledge_held({ projectTitle }) {
    return {
      title: { zh: '月捐先停一停', en: 'Your pledge is waiting' },
      text: {
        zh: `「${projectTitle.zh}」现在不能收款，所以没有扣。可以换一个项目，也可以等等：它恢复了，月捐会自己接着来。`,
        en: `“${projectTitle.en}” takes no gifts at the moment, so nothing was charged. Choose another project, or wait: the pledge goes on when it does.`,
      },
    }
  },
  pledge_ended({ projectTitle }) {
    return {
      title: { zh: '你的月捐已经结束', en: 'Your pledge has ended' },
      text: {
        zh: `自动扣款的约定解除了，给「${projectTitle.zh}」的月捐不会再扣款。捐过的都还在，谢谢你。`,
        en: `The debit agreement was ended, so nothing more is charged for “${projectTitle.en}”. All you gave stands. Thank you.`,
      },
    }
  },
  pledge_paused_over({ projectTitle, facts: { amountFen, nextOn } }) {
    const next = nextOn && dateOf(nextOn)
    const amount = formatFenShort(amountFen)
    return {
      title: { zh: '月捐接着来', en: 'Your pledge goes on' },
      text: {
        zh: `暂停到期，给「${projectTitle.zh}」的月捐接着来${next ? `，下次是${next.zh}，${amount}` : ''}。想再停一停，随时可以。`,
        en: `The pause is over, and your pledge to “${projectTitle.en}” goes on${next ? `: next on ${next.en}, ${amount}` : ''}. You can pause again at any time.`,
      },
    }
  },
}
