import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Answer } from '../../cloud'
import { copyText, openPaper } from '../../platform'
import { Button, Toast, useCopy } from '../../ui'
import { yearsCopy } from './copy'

type Props = {
  paper: () => Promise<Answer<Parameters<typeof openPaper>[0]>>
  text: () => string
}

/** The year as a paper, and as text. */
export function YearWays({ paper, text }: Props): ReactNode {
  const copy = useCopy(yearsCopy)
  const [said, setSaid] = useState<string>()
  const [making, setMaking] = useState(false)
  const openIt = async (): Promise<void> => {
    setMaking(true)
    const file = await paper()
    const opened = file.ok ? await openPaper(file.value) : 'failed'
    setMaking(false)
    if (opened !== 'shown') setSaid(opened === 'failed' ? copy.noPaper : copy.downloaded)
  }
  const copyIt = async (): Promise<void> => {
    const copied = await copyText(text())
    setSaid(copied ? copy.copied : copy.notCopied)
  }
  return (
    <View className="years__ways">
      <Button kind="primary" icon="report" busy={making} onPress={() => void openIt()}>
        {copy.paper}
      </Button>
      <Button icon="message" onPress={() => void copyIt()}>
        {copy.copy}
      </Button>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </View>
  )
}
