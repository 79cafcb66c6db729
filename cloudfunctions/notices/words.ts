/** What a notice says. Of a friend's gift no name and no sum: those are the friend's to show. */
import type { Day } from '../../contracts/beijing'
import type { Words } from '../../contracts/declare'
import { formatFenShort } from '../../contracts/money'
import type { NoticeKind } from '../../contracts/notices'
import { pages } from '../../contracts/pages'
import type { DebitTrouble } from '../../contracts/pledges'
import type { Report } from '../../contracts/projects'
import { marksOn, sceneCalled, sceneOn } from '../../contracts/scenes/which-scene'

type OfGift = {
  kind: 'gift_settled' | 'friend_gave' | 'envelope_opened' | 'envelope_ended' | 'echo_sent'
  projectId: string
  projectTitle: Words
  giftId: string
  amountFen: number
  /** When its gift is an envelope’s. */
  envelope: { envelopeId: string; pot: boolean; portions: number; directed: number } | null
}
type OfDay = { kind: 'calendar_day'; facts: { day: Day; scene: string } }
type OfPledge = {
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
type OfReport = {
  kind: 'report_published'
  projectId: string
  projectTitle: Words
  /** Null when time was set back to before it: of examples alone. */
  report: Pick<Report, 'kind' | 'title'> | null
  /** `follows`: it is told to somebody who follows the project and has not given to it. */
  facts: { follows?: boolean }
}
type OfDueReport = {
  kind: 'report_due'
  projectId: string
  projectTitle: Words
  facts: { dueOn: Day; daysLeft: number }
}
export type Told = OfGift | OfDay | OfPledge | OfReport | OfDueReport

export type Wording = { title: Words; text: Words; path: string }

export function wordingOf(told: Told): Wording {
  if (told.kind === 'calendar_day') return ofDay(told)
  if (told.kind === 'report_published') return ofReport(told)
  if (told.kind === 'report_due') return ofDueReport(told)
  if (isOfPledge(told)) return ofPledge(told)
  return wordings[told.kind](told)
}

/** The name of what a notice is about: a project, or a day. */
export function nameOf(told: Told): Words {
  if (told.kind !== 'calendar_day') return told.projectTitle
  const { day, scene } = told.facts
  const mark = marksOn(day).find((mark) => mark.scene === scene)
  // A scene that has been taken out since is still a day that somebody asked for.
  return mark?.name ?? sceneCalled(scene)?.name ?? { zh: '公益日历', en: 'The charity calendar' }
}

export function isOfPledge(told: Told): told is OfPledge {
  return told.kind.startsWith('pledge_')
}

function ofPledge(told: OfPledge): Wording {
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

/** The message bears the title, which says as much of any project. */
function ofReport({ projectId, projectTitle, report, facts }: OfReport): Wording {
  const path = `${pages.project}?projectId=${projectId}`
  const whose = facts.follows
    ? { zh: '你关注', en: 'you follow' }
    : { zh: '你捐过', en: 'you gave to' }
  if (report?.kind === 'correction') {
    return {
      title: {
        zh: `${whose.zh}的项目更正了一份报告`,
        en: `A project ${whose.en} corrects a report`,
      },
      text: {
        zh: `「${projectTitle.zh}」：${report.title.zh}。改了什么，写在报告里。`,
        en: `“${projectTitle.en}”: ${report.title.en}. The report says what was changed.`,
      },
      path,
    }
  }
  const news = report
    ? { zh: `：${report.title.zh}`, en: `: ${report.title.en}` }
    : { zh: '', en: '' }
  return {
    title: { zh: `${whose.zh}的项目有了新进展`, en: `News of a project ${whose.en}` },
    text: {
      zh: `「${projectTitle.zh}」${news.zh}。做了什么，花了多少，写在报告里。`,
      en: `“${projectTitle.en}”${news.en}. The report says what was done and what it cost.`,
    },
    path,
  }
}

/** To the charity's people: what closes when it is late, and when. */
function ofDueReport({
  projectId,
  projectTitle,
  facts: { dueOn, daysLeft },
}: OfDueReport): Wording {
  const on = dateOf(dueOn)
  const left = daysLeft === 1 ? { zh: '明天', en: 'tomorrow' } : { zh: on.zh, en: `on ${on.en}` }
  return {
    title: { zh: `项目报告${left.zh}到期`, en: `A project’s report is due ${left.en}` },
    text: {
      zh: `「${projectTitle.zh}」的报告最晚${on.zh}发布。晚了，项目先不收新捐款，直到报告发布。`,
      en: `The report of “${projectTitle.en}” is due by ${on.en}. When it is late, the project takes no new gifts until it stands.`,
    },
    path: `${pages.project}?projectId=${projectId}`,
  }
}

function ofDay(told: OfDay): Wording {
  const name = nameOf(told)
  const text = sceneCalled(told.facts.scene)?.reason ?? sceneOn(told.facts.day).reason
  return {
    title: { zh: `今天：${name.zh}`, en: `Today: ${name.en}` },
    text,
    path: `${pages.calendar}?day=${told.facts.day}`,
  }
}

const wordings: Record<OfGift['kind'], (told: OfGift) => Wording> = {
  gift_settled({ projectTitle, amountFen, giftId }) {
    const amount = formatFenShort(amountFen)
    return {
      title: { zh: '谢谢你，灯亮了。', en: 'Thank you. Your lantern is lit.' },
      text: {
        zh: `你给「${projectTitle.zh}」的 ${amount} 已经记到账上。捐赠记录已生成，正式票据由慈善组织开具。`,
        en: `Your ${amount} for “${projectTitle.en}” is settled. Gift recorded; the charity issues the official receipt.`,
      },
      path: `${pages.gift}?giftId=${giftId}`,
    }
  },
  echo_sent({ projectTitle, giftId }) {
    return {
      title: { zh: '你的捐款有了回音', en: 'A word back about your gift' },
      text: {
        zh: `「${projectTitle.zh}」那边给你写了几句话，在这笔捐款的页上。`,
        en: `“${projectTitle.en}” has written to you; it stands on the page of your gift.`,
      },
      path: `${pages.gift}?giftId=${giftId}`,
    }
  },
  envelope_opened({ envelope, giftId }) {
    const { pot } = envelope ?? { pot: false }
    return {
      title: { zh: '你的爱心红包有人打开了', en: 'Somebody opened your envelope' },
      text: pot
        ? {
            zh: '有人看完视频，打开了第一份。到时间了，再告诉你都去了哪儿。',
            en: 'Somebody watched to the end and opened the first portion. At its end you hear where all of it went.',
          }
        : {
            zh: '第一位朋友打开了，正在选它去哪儿。到时间了，再告诉你都去了哪儿。',
            en: 'The first friend opened it and chooses where it goes. At its end you hear where all of it went.',
          },
      path: ofEnvelope({ envelope, giftId }),
    }
  },
  envelope_ended({ projectTitle, envelope, giftId }) {
    const { portions, directed, pot } = envelope ?? { portions: 0, directed: 0, pot: false }
    const rest = portions - directed
    // A pot was not sent to friends: it hung at the end of a video.
    const who = pot
      ? { zh: '看完视频的人', en: 'those who watched' }
      : { zh: '朋友', en: 'friends' }
    return {
      title: { zh: '你的爱心红包到时间了', en: 'Your envelope has run its time' },
      text: {
        zh: `${portions} 份里，${directed} 份由${who.zh}选了去处${rest > 0 ? `，${rest} 份送到「${projectTitle.zh}」` : ''}。谢谢你的心意。`,
        en: `Of ${portions} portions ${who.en} chose for ${directed}${rest > 0 ? `; ${rest} went to “${projectTitle.en}”` : ''}. Thank you.`,
      },
      path: ofEnvelope({ envelope, giftId }),
    }
  },
  friend_gave({ projectTitle, projectId }) {
    return {
      title: {
        zh: '有朋友从你的卡片进来，捐了一份心意',
        en: 'A friend who came by your card gave',
      },
      text: {
        zh: `「${projectTitle.zh}」多了一盏灯。谢谢你告诉大家。`,
        en: `“${projectTitle.en}” has one more lantern. Thank you for passing it on.`,
      },
      path: `${pages.project}?projectId=${projectId}`,
    }
  },
}

function ofEnvelope({ envelope, giftId }: Pick<OfGift, 'envelope' | 'giftId'>): string {
  return envelope
    ? `${pages.envelope}?envelopeId=${envelope.envelopeId}`
    : `${pages.gift}?giftId=${giftId}`
}

/** `1月8日`, `8 January`. */
function dateOf(day: Day): Words {
  const [, month = 0, date = 0] = day.split('-').map(Number)
  return { zh: `${month}月${date}日`, en: `${date} ${MONTHS[month - 1]}` }
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

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
        zh: `${trouble.zh}，「${projectTitle.zh}」的 ${amount} 没有扣。${again ? `${again.zh}会再试一次，也可以自己付。` : '想补上，可以自己付；不补也没关系。'}`,
        en: `Since ${trouble.en}, ${amount} for “${projectTitle.en}” was not charged. ${again ? `It is tried again on ${again.en}, or pay it yourself.` : 'Pay it yourself if you like; it is fine to leave it.'}`,
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
