import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage } from '../../../platform'
import { Button, HangingLantern, NavBar, ThemeRoot, Type, useCopy } from '../../../ui'
import { goingCopy } from './copy'
import './going-screen.scss'

type Props = { gifts: string | undefined; pledges: string | undefined }

/** It is done: what stays, and who one is from now on. */
export function GoneScreen({ gifts, pledges }: Props): ReactNode {
  const copy = useCopy(goingCopy)
  const home = (): void => openPage('home', {})
  const sentences = [
    ...(countIn(gifts) > 0 ? [copy.goneBooks(countIn(gifts))] : []),
    ...(countIn(pledges) > 0 ? [copy.gonePledges(countIn(pledges))] : []),
    copy.goneAfter,
  ]
  return (
    <ThemeRoot title={copy.gone}>
      <NavBar title={copy.gone} onBack={home} />
      <View className="gone">
        <HangingLantern state="next" size="head" />
        <Type size="headline" center above={20}>
          {copy.gone}
        </Type>
        <Type size="lead" center above={8}>
          {copy.goneText}
        </Type>
        {sentences.map((sentence) => (
          <Type key={sentence} tone="ink-2" center above={12} figures>
            {sentence}
          </Type>
        ))}
        <View className="gone__home">
          <Button kind="primary" onPress={home}>
            {copy.home}
          </Button>
        </View>
      </View>
    </ThemeRoot>
  )
}

/** Of a query, which may say anything. */
function countIn(text: string | undefined): number {
  const count = Number(text)
  return Number.isSafeInteger(count) && count > 0 ? count : 0
}
