import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { BLESSING_CODE_POINTS_MAX } from '../../../../contracts/limits'
import {
  Card,
  ChoiceGroup,
  decorative,
  Field,
  type LanternShape,
  lanternArt,
  Type,
  useCopy,
  useLook,
} from '../../../ui'
import { lanternCopy } from '../lantern/copy'
import { covers, type EnvelopeCover } from '../lantern/covers'
import { wrapCopy } from './copy'
import { HOURS, type WrapForm } from './wrap-form'

type Props = { wrap: WrapForm; onChange: (change: Partial<WrapForm>) => void }

const thumbs: Record<EnvelopeCover, readonly LanternShape[]> = {
  round: ['body'],
  tall: ['lit-tall'],
  drop: ['lit-drop'],
  three: ['lit-tall', 'body', 'lit-drop'],
}

/** The wish, the lantern that carries it, and how long it hangs there to be opened. */
export function LanternFields({ wrap, onChange }: Props): ReactNode {
  const copy = useCopy(wrapCopy)
  const { covers: names } = useCopy(lanternCopy)
  const { theme } = useLook()
  return (
    <Card inPage>
      <Type tone="ink-2">{copy.blessing}</Type>
      <View className="wrap__field">
        <ChoiceGroup
          kind="row"
          label={copy.blessing}
          value={copy.blessings.find((ready) => ready === wrap.blessing)}
          onChange={(blessing) => onChange({ blessing })}
          choices={copy.blessings.map((ready) => ({ value: ready, label: ready }))}
        />
      </View>
      <View className="wrap__field">
        <Field
          label={copy.ownBlessing}
          placeholder={copy.ownBlessing}
          icon="pencil"
          counted
          maxLength={BLESSING_CODE_POINTS_MAX}
          value={wrap.blessing}
          onChange={(blessing) => onChange({ blessing })}
        />
      </View>
      <Type tone="ink-2" above={16}>
        {copy.cover}
      </Type>
      <View className="wrap__field wrap__covers">
        <ChoiceGroup
          kind="row"
          label={copy.cover}
          value={wrap.cover}
          onChange={(cover) => onChange({ cover })}
          choices={covers.map((cover) => ({
            value: cover,
            label: names[cover],
            content: thumbs[cover].map((shape) => (
              <Image
                key={shape}
                className="wrap__thumb"
                src={lanternArt(shape, theme)}
                mode="aspectFill"
                {...decorative}
              />
            )),
          }))}
        />
      </View>
      <Type tone="ink-2" above={16}>
        {copy.hours}
      </Type>
      <View className="wrap__field">
        <ChoiceGroup
          kind="segments"
          label={copy.hours}
          value={wrap.hours}
          onChange={(hours) => onChange({ hours })}
          choices={HOURS.map((hours) => ({ value: hours, label: copy.hoursWords[hours] }))}
        />
      </View>
    </Card>
  )
}
