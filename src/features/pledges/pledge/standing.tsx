import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Month, Pledge } from '../../../../contracts/pledges'
import { dayWords, dayWordsOf, type Lang, Notice, useCopy, useLook } from '../../../ui'
import { isUnsigned } from '../signing/sign'
import { today, yearsOn } from '../today'
import { monthWords } from '../words'
import { pledgeCopy } from './copy'
import './standing.scss'

type Copy = (typeof pledgeCopy)[Lang]

/** How the pledge stands, where it does not simply go on: a plain sentence each, and none that scolds. */
export function Standing({ pledge }: { pledge: Pledge }): ReactNode {
  const copy = useCopy(pledgeCopy)
  const { lang } = useLook()
  const sentences = [
    ofState(pledge, copy, lang),
    ofAnniversary(pledge, copy),
    ofHold(pledge, copy),
    ofUnderWay(pledge, copy, lang),
    ofLastDebit(pledge, copy, lang),
    ...pledge.months.map((month) => ofMonth(month, pledge, copy, lang)),
  ].filter((sentence) => sentence !== undefined)
  if (sentences.length === 0) return null
  return (
    <View className="standing">
      {sentences.map(({ text, icon, tone = 'ink-2' }) => (
        <Notice key={text} tone={tone} icon={icon}>
          {text}
        </Notice>
      ))}
    </View>
  )
}

type Sentence = {
  text: string
  icon: 'pausing' | 'info' | 'clock' | 'calendar'
  tone?: 'gold' | 'ink-2'
}

function ofState(pledge: Pledge, copy: Copy, lang: Lang): Sentence | undefined {
  const { state, resumesOn, ended, endedAt, startedAt } = pledge
  if (state === 'paused' && resumesOn) {
    return { text: copy.paused(dayWords(resumesOn, lang)), icon: 'pausing' }
  }
  if (state !== 'ended' || !ended) return undefined
  return { text: copy.ended[ended](dayWordsOf(endedAt ?? startedAt, lang)), icon: 'info' }
}

/** On its own day, and on no other. */
function ofAnniversary({ state, startedAt, gifts }: Pledge, copy: Copy): Sentence | undefined {
  const years = yearsOn(today(), startedAt)
  if (state === 'ended' || years === 0 || gifts === 0) return undefined
  return { text: copy.anniversary(years, gifts), icon: 'calendar' }
}

function ofHold({ held, state }: Pledge, copy: Copy): Sentence | undefined {
  if (!held || state === 'ended') return undefined
  const why = held === 'REPORT_LATE' || held === 'PROJECT_ENDED' ? held : 'OTHER'
  return { text: copy.held[why], icon: 'info', tone: 'gold' }
}

function ofUnderWay(pledge: Pledge, copy: Copy, lang: Lang): Sentence | undefined {
  if (!pledge.underWay || isUnsigned(pledge)) return undefined
  return { text: copy.underWay(monthWords(pledge.underWay.period, lang)), icon: 'clock' }
}

/** It was under way when the pledge was ended or paused, and that was said; so is what came of it. */
function ofLastDebit({ state, months }: Pledge, copy: Copy, lang: Lang): Sentence | undefined {
  const [last] = months
  if (state === 'active' || last?.state !== 'skipped' || last.paying) return undefined
  if (last.way !== 'contract' || last.giftId === undefined) return undefined
  return { text: copy.notDebited(monthWords(last.period, lang)), icon: 'info' }
}

function ofMonth(
  { state, period, why, againOn }: Month,
  { underWay }: Pledge,
  copy: Copy,
  lang: Lang,
): Sentence | undefined {
  const month = monthWords(period, lang)
  if (state === 'charging') {
    return underWay ? undefined : { text: copy.charging(month), icon: 'clock' }
  }
  // The payment service was away: it is tried again, and nobody need hear of it.
  if (state !== 'retrying' || !why || !againOn || why === 'SERVICE_DOWN') return undefined
  const text = copy.again(month, copy.whys[why], dayWords(againOn, lang))
  return { text, icon: 'info', tone: 'gold' }
}
