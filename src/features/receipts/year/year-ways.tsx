import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { call } from '../../../cloud'
import { copyText, openPaper } from '../../../platform'
import { Button, Toast, useCopy, useLook } from '../../../ui'
import { yearCopy } from './copy'
import { type Year, yearText } from './year-text'

/** The year as a paper, and as text. */
export function YearWays({ of }: { of: Year }): ReactNode {
  const copy = useCopy(yearCopy)
  const { lang } = useLook()
  const [said, setSaid] = useState<string>()
  const [making, setMaking] = useState(false)
  const openIt = async (): Promise<void> => {
    setMaking(true)
    const file = await call('receipts.yearFile', { year: of.year })
    const opened = file.ok ? await openPaper(file.value) : 'failed'
    setMaking(false)
    if (opened !== 'shown') setSaid(opened === 'failed' ? copy.noPaper : copy.downloaded)
  }
  const copyIt = async (): Promise<void> => {
    const copied = await copyText(yearText(of, lang))
    setSaid(copied ? copy.copied : copy.notCopied)
  }
  return (
    <View className="gift-year__ways">
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
