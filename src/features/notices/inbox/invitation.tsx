import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Words } from '../../../../contracts/declare'
import { Button, Type, useCopy, useWords } from '../../../ui'
import { inboxCopy } from './copy'
import './invitation.scss'

type Props = { text: Words; onFollow: () => void; onDecline: () => void }

/** To give monthly: a line and two ways, of which "no" is as near as "yes". */
export function Invitation({ text, onFollow, onDecline }: Props): ReactNode {
  const copy = useCopy(inboxCopy)
  const words = useWords()
  return (
    <View className="invitation">
      <Type tone="ink-2">{words(text)}</Type>
      <View className="invitation__ways">
        <Button small onPress={onFollow}>
          {copy.seeMonthly}
        </Button>
        <Button small kind="plain" onPress={onDecline}>
          {copy.noThanks}
        </Button>
      </View>
    </View>
  )
}
