import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import {
  Card,
  ChoiceGroup,
  chooseLook,
  type Lang,
  Section,
  Switch,
  type ThemeChoice,
  Type,
  useCopy,
  useLook,
} from '../../ui'
import { meCopy } from './copy'
import './look-settings.scss'

const LANGUAGES: readonly Lang[] = ['zh', 'en']
const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark']

/** Language, text size and theme; each takes effect at once and stays on this phone. */
export function LookSettings(): ReactNode {
  const copy = useCopy(meCopy)
  const { lang, textSize, themeChoice } = useLook()
  return (
    <Section title={copy.look}>
      <Card inPage>
        <Switch
          label={copy.largeText}
          hint={copy.largeTextHint}
          on={textSize === 'large'}
          onChange={(large) => chooseLook({ textSize: large ? 'large' : 'normal' })}
        />
        <Setting title={copy.theme}>
          <ChoiceGroup
            label={copy.theme}
            kind="segments"
            choices={THEMES.map((value) => ({ value, label: copy.themes[value] }))}
            value={themeChoice}
            onChange={(theme) => chooseLook({ theme })}
          />
        </Setting>
        <Setting title={copy.language}>
          <ChoiceGroup
            label={copy.language}
            kind="segments"
            choices={LANGUAGES.map((value) => ({ value, label: copy.languages[value] }))}
            value={lang}
            onChange={(chosen) => chooseLook({ lang: chosen })}
          />
        </Setting>
      </Card>
    </Section>
  )
}

function Setting({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <View className="look-setting">
      <Type>{title}</Type>
      <View className="look-setting__choices">{children}</View>
    </View>
  )
}
