import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Result } from '../../cloud'
import { Amount, clockOf, Type, useCopy, useLook } from '../../ui'
import { grouped, inWan } from '../projects'
import { festivalCopy } from './copy'

type Props = { page: Result<'scenes.show'>; quiet: boolean }

const WAN_FEN = 1_000_000

/** What is given together in these days, with its time; before them, what stands so far. */
export function Together({ page, quiet }: Props): ReactNode {
  const copy = useCopy(festivalCopy)
  const { totals, state } = page
  const ahead = state === 'coming'
  const raisedFen = ahead ? totals.everRaisedFen : totals.raisedFen
  const gifts = ahead ? totals.everGifts : totals.gifts
  const earlier = !ahead && totals.everGifts > totals.gifts
  const moved = page.projects.some((project) => hasMoved(project.totals))
  return (
    <View className="together">
      <View className="together__figures">
        <View className="together__figure">
          <Type size="fact" tone="ink-2">
            {ahead ? copy.inTotal : copy.together}
          </Type>
          <Sum fen={raisedFen} />
        </View>
        <View className="together__figure together__figure--second">
          <Type size="fact" tone="ink-2">
            {quiet ? copy.gave : copy.lit}
          </Type>
          <View className="together__count">
            {grouped(gifts)}
            <View className="together__unit">{quiet ? copy.times : copy.lanterns}</View>
          </View>
        </View>
      </View>
      <Type size="fact" tone="ink-2" figures above={4}>
        {gifts === 0 ? `${quiet ? copy.nobodyYetQuiet : copy.nobodyYet} ` : ''}
        {copy.asOf(clockOf(totals.asOf))}
      </Type>
      {moved || earlier ? (
        <Type size="fact" tone="ink-3">
          {moved ? copy.sinceStartAndMoved : copy.sinceStart}
        </Type>
      ) : null}
    </View>
  )
}

/** What friends chose in envelopes went from one project to another: it is in their sums, and given once. */
const hasMoved = ({ movedInFen, movedOutFen }: { movedInFen: number; movedOutFen: number }) =>
  movedInFen + movedOutFen > 0

/** Large sums in words, `¥1,234.5 万`: two figures have to stand beside each other. */
function Sum({ fen }: { fen: number }): ReactNode {
  const { lang } = useLook()
  if (lang === 'en' || fen < 100 * WAN_FEN) return <Amount fen={fen} size={28} short />
  const [figure = '', unit = ''] = inWan(fen, lang).slice(1).split(' ')
  return (
    <View className="together__count">
      <View className="together__unit">¥</View>
      {figure}
      <View className="together__unit">{unit}</View>
    </View>
  )
}
