import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { BLESSING_CODE_POINTS_MAX } from '../../../../contracts/limits'
import { Card, ChoiceGroup, Field, Type, useCopy } from '../../../ui'
import { lanternCopy } from '../lantern/copy'
import { CoverThumb } from '../lantern/cover-thumb'
import { offeredCovers } from '../lantern/covers'
import { wrapCopy } from './copy'
import { HOURS, type WrapForm } from './wrap-form'

type Props = { wrap: WrapForm; onChange: (change: Partial<WrapForm>) => void }

/** The wish, the lantern that carries it, and how long it hangs there to be opened. */
export function LanternFields({ wrap, onChange }: Props): ReactNode {
  const copy = useCopy(wrapCopy)
  const { covers: names } = useCopy(lanternCopy)
  const [covers] = useState(() => offeredCovers(new Date()))
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
            content: <CoverThumb cover={cover} size="tile" />,
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
