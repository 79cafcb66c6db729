import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Month, Pledge } from '../../../../contracts/pledges'
import { Amount, a11y, Card, decorative, HangingLantern, Type, useCopy, useLook } from '../../../ui'
import { today } from '../today'
import { monthWords } from '../words'
import { pledgeCopy } from './copy'
import { GivenTo } from './given-to'
import './month-lanterns.scss'
import { type MonthShown, monthsShown, wentBack } from './months-shown'

type Props = { pledge: Pledge; children?: ReactNode }

const A_STRING = 6

/** The months as lanterns on two strings: paid ones glow, the others are outlines; below, what can be mended. */
export function MonthLanterns({ pledge, children }: Props): ReactNode {
  const copy = useCopy(pledgeCopy)
  const { lang } = useLook()
  const shown = monthsShown(pledge, today())
  return (
    <Card inPage>
      <View className="months__head">
        <Type strong figures>
          {copy.lit(pledge.gifts)}
        </Type>
        <View className="months__total">
          <Type inline tone="ink-2">
            {`${copy.total} `}
          </Type>
          <Amount fen={pledge.totalFen} size={16} tone="ink-2" />
        </View>
      </View>
      <View {...a11y({ role: 'img', label: useSpoken(shown) })}>
        <MonthString months={shown.slice(0, A_STRING)} />
        {shown.length > A_STRING ? <MonthString months={shown.slice(A_STRING)} /> : null}
      </View>
      <GivenTo pledge={pledge} />
      {wentBackIn(shown).map((month) => (
        <Type key={month.period} size="fact" tone="ink-2" figures above={8}>
          {wentBack(month)
            ? copy.wentBack(monthWords(month.period, lang))
            : copy.partBack(monthWords(month.period, lang), formatFenShort(month.refundedFen ?? 0))}
        </Type>
      ))}
      {children}
    </Card>
  )
}

/** Those of which all or a part went back. */
function wentBackIn(shown: readonly MonthShown[]): Month[] {
  return shown.flatMap(({ month }) => (month?.refundedFen ? [month] : []))
}

function MonthString({ months }: { months: readonly MonthShown[] }): ReactNode {
  const { lang } = useLook()
  const empty = A_STRING - months.length
  return (
    <View className="months" {...decorative}>
      <View className="months__cord" />
      {months.map(({ period, lantern }) => (
        <View key={period} className={`months__month months__month--${lantern}`}>
          <HangingLantern state={lantern} size="month" />
          <View className="months__name">{monthWords(period, lang)}</View>
        </View>
      ))}
      {empty > 0 ? <View style={{ flex: empty }} /> : null}
    </View>
  )
}

function useSpoken(shown: readonly MonthShown[]): string {
  const copy = useCopy(pledgeCopy)
  const { lang } = useLook()
  const named = (which: MonthShown['lantern']): string[] =>
    shown.filter(({ lantern }) => lantern === which).map(({ period }) => monthWords(period, lang))
  const [first, last] = [shown[0], shown[shown.length - 1]]
  const joint = lang === 'zh' ? '，' : '; '
  const missed = named('missed')
  const [next] = named('next')
  return [
    copy.monthsAre(
      monthWords(first?.period ?? '', lang),
      monthWords(last?.period ?? '', lang),
      named('lit').length,
    ),
    ...(missed.length > 0 ? [copy.monthsMissed(missed.join(lang === 'zh' ? '、' : ', '))] : []),
    ...(next ? [copy.monthsNext(next)] : []),
  ].join(joint)
}
