import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { BLESSING_CODE_POINTS_MAX } from '../../../../contracts/limits'
import type { Scene } from '../../../../contracts/scenes/schema'
import { Card, ChoiceGroup, Field, Type, useCopy } from '../../../ui'
import { lanternCopy } from '../lantern/copy'
import { CoverThumb } from '../lantern/cover-thumb'
import { offeredCovers } from '../lantern/covers'
import { wrapCopy } from './copy'
import { useReadyWishes } from './ready-wishes'
import { HOURS, type WrapForm } from './wrap-form'

type Props = {
  wrap: WrapForm
  /** The scene that is on: its wishes and lanterns come first. */
  scene: Scene
  onChange: (change: Partial<WrapForm>) => void
}

/** The wish, the lantern that carries it, and how long it hangs there to be opened. */
export function LanternFields({ wrap, scene, onChange }: Props): ReactNode {
  const copy = useCopy(wrapCopy)
  const { covers: names } = useCopy(lanternCopy)
  const wishes = useReadyWishes(scene)
  return (
    <Card inPage>
      <Type tone="ink-2">{copy.blessing}</Type>
      <View className="wrap__field">
        <ChoiceGroup
          kind="row"
          label={copy.blessing}
          value={wishes.find((ready) => ready === wrap.blessing)}
          onChange={(blessing) => onChange({ blessing })}
          choices={wishes.map((ready) => ({ value: ready, label: ready }))}
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
          choices={offeredCovers(scene).map((cover) => ({
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
