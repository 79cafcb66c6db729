import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { dayOf } from '../../../../contracts/beijing'
import { keepFile } from '../../../platform'
import { Button, Card, clockOf, dateWords, Icon, Toast, Type, useCopy, useLook } from '../../../ui'
import { exportCopy } from './copy'
import type { OwnData } from './use-export'

/** The data as it was taken, and the ways to keep it. */
export function Taken({ own: { at, data, page } }: { own: OwnData }): ReactNode {
  const copy = useCopy(exportCopy)
  const { lang } = useLook()
  const [said, setSaid] = useState<string>()
  const day = dayOf(new Date(at))
  const keep = async (kind: 'json' | 'html'): Promise<void> => {
    const fileName = `lantern-my-data-${day}.${kind}`
    const kept = await (kind === 'json'
      ? keepFile({
          fileName,
          text: JSON.stringify({ at, data }, null, 2),
          type: 'application/json',
        })
      : keepFile({ fileName, text: page, type: 'text/html' }))
    setSaid(copy.kept[kept] || undefined)
  }
  return (
    <Card inPage>
      <View className="export__ready">
        <Icon name="done" tone="jade" />
        <View className="export__words">
          <Type strong>{copy.ready}</Type>
          <Type size="fact" tone="ink-2" figures>
            {copy.asOf(dateWords(day, lang), clockOf(at))}
          </Type>
        </View>
      </View>
      <Type size="fact" tone="ink-2" above={8}>
        {copy.only}
      </Type>
      <View className="export__ways">
        <Button kind="primary" icon="link" onPress={() => void keep('json')}>
          {copy.json}
        </Button>
        <Button icon="book" onPress={() => void keep('html')}>
          {copy.html}
        </Button>
      </View>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </Card>
  )
}
