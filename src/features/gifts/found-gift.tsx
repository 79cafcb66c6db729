import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFen } from '../../../contracts/money'
import { openPage } from '../../platform'
import { Button, defineCopy, Notice, useCopy, useWords } from '../../ui'
import { useUnfinishedGift } from './unfinished'
import './found-gift.scss'

const foundCopy = defineCopy({
  zh: {
    found: (sum: string, project: string) => `找到一笔刚付的捐款：「${project}」${sum}。`,
    see: '看一看',
  },
  en: {
    found: (sum: string, project: string) =>
      `A gift was paid just before: ${sum} for “${project}”.`,
    see: 'See it',
  },
})

/** Nothing, unless a payment from before the app was closed has turned up: then the way to its result. */
export function FoundGift(): ReactNode {
  const copy = useCopy(foundCopy)
  const words = useWords()
  const { gift, putAway } = useUnfinishedGift()
  if (!gift) return null
  const open = (): void => {
    putAway()
    openPage('result', { giftId: gift.giftId })
  }
  return (
    <View className="found-gift">
      <Notice
        tone="jade"
        icon="lantern"
        live
        aside={
          <Button small onPress={open}>
            {copy.see}
          </Button>
        }
      >
        {copy.found(formatFen(gift.amountFen), words(gift.projectTitle))}
      </Notice>
    </View>
  )
}
