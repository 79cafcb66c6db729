import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { launch, openPage } from '../../../platform'
import { Button, Card, defineCopy, Icon, Type, useCopy } from '../../../ui'
import { useUnsigned } from '../signing/use-unsigned'
import './found-pledge.scss'

const foundCopy = defineCopy({
  zh: {
    waiting: '上次去签的月捐，还没有查到结果。',
    see: '看一看',
    close: '收起',
  },
  en: {
    waiting: 'What became of the pledge that you went to sign is not known yet.',
    see: 'See it',
    close: 'Put away',
  },
})

/** Put away until the app is opened anew. */
let putAway = false

/** Nothing, unless the app was closed while a contract was being signed: then the way to its pledge. */
export function FoundPledge(): ReactNode {
  const copy = useCopy(foundCopy)
  const [closed, setClosed] = useState(() => putAway || launch().readOnly)
  const entry = useUnsigned((entries) => (closed ? undefined : entries[entries.length - 1]))
  if (!entry || closed) return null
  const close = (): void => {
    putAway = true
    setClosed(true)
  }
  const see = (): void => {
    close()
    openPage('pledge', { pledgeId: entry.pledgeId })
  }
  return (
    <View className="found-pledge">
      <Card>
        <View className="found-pledge__words">
          <Icon name="clock" tone="gold" />
          <Type>{copy.waiting}</Type>
        </View>
        <View className="found-pledge__actions">
          <Button small kind="plain" onPress={close}>
            {copy.close}
          </Button>
          <Button small kind="primary" onPress={see}>
            {copy.see}
          </Button>
        </View>
      </Card>
    </View>
  )
}
