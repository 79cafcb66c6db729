/** What a notice says. Of a friend's gift no name and no sum: those are the friend's to show. */
import type { Day } from '../../contracts/beijing'
import type { Words } from '../../contracts/declare'
import { formatFenShort } from '../../contracts/money'
import { pages } from '../../contracts/pages'
import { marksOn, sceneCalled, sceneOn } from '../../contracts/scenes/which-scene'
import { type OfPledge, ofPledge } from './pledge-words'
import { type OfDueReport, type OfReport, ofDueReport, ofReport } from './report-words'
import type { Wording } from './wording'

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
export type Told = OfGift | OfDay | OfPledge | OfReport | OfDueReport

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
