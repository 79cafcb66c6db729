import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFen } from '../../../contracts/money'
import { openPage } from '../../platform'
import { a11y, Button, Card, defineCopy, HangingLantern, Type, useCopy, useWords } from '../../ui'
import { judge } from './journey/checking'
import { lanternOf } from './mine/gift-state'
import { useUnfinishedGift } from './unfinished'
import './found-gift.scss'

const foundCopy = defineCopy({
  zh: {
    lit: (sum: string, project: string) => `找到一笔刚付的捐款，${sum} 已记到「${project}」账上。`,
    other: (sum: string, project: string) => `找到一笔刚付的捐款，「${project}」${sum}。`,
    see: '看一看',
    close: '收起',
  },
  en: {
    lit: (sum: string, project: string) =>
      `A gift from just before was found: ${sum} is recorded for “${project}”.`,
    other: (sum: string, project: string) =>
      `A payment from just before was found: ${sum} for “${project}”.`,
    see: 'See it',
    close: 'Put away',
  },
})

/** Nothing, unless a payment from before the app was closed has turned up: then the way to its result. */
export function FoundGift(): ReactNode {
  const copy = useCopy(foundCopy)
  const words = useWords()
  const { found, putAway } = useUnfinishedGift()
  if (!found) return null
  const { gift, envelopeId, pledgeId } = found
  const open = (): void => {
    putAway()
    if (envelopeId) openPage('envelope', { envelopeId })
    else if (pledgeId) openPage('pledge', { pledgeId, giftId: gift.giftId })
    else openPage('result', { giftId: gift.giftId })
  }
  const sentence = judge(gift, 'unknown') === 'lit' ? copy.lit : copy.other
  return (
    <View className="found-gift" {...a11y({ role: 'status', live: 'polite' })}>
      <Card>
        <View className="found-gift__words">
          <HangingLantern state={lanternOf(gift)} size="row" />
          <Type figures>{sentence(formatFen(gift.amountFen), words(gift.projectTitle))}</Type>
        </View>
        <View className="found-gift__actions">
          <Button small kind="plain" onPress={putAway}>
            {copy.close}
          </Button>
          <Button small kind="primary" onPress={open}>
            {copy.see}
          </Button>
        </View>
      </Card>
    </View>
  )
}
