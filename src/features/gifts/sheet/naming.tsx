import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { textBesideNames } from '../../../../contracts/consent-names'
import { NAME_CODE_POINTS_MAX } from '../../../../contracts/limits'
import { Field, Switch, Type, useCopy, useWords } from '../../../ui'
import { sheetCopy } from './copy'
import type { GiftForm } from './gift-form'
import './naming.scss'

/** Hidden unless chosen; the field for a name comes only with the choice, and what is agreed to by it. */
export function Naming({
  form: { named, name },
  missing,
  onChange,
}: {
  form: GiftForm
  missing: boolean
  onChange: (change: Partial<GiftForm>) => void
}): ReactNode {
  const copy = useCopy(sheetCopy)
  const words = useWords()
  return (
    <View className="naming">
      <Switch
        label={copy.showName}
        hint={copy.showNameHint}
        on={named}
        onChange={(on) => onChange({ named: on })}
      />
      {named ? (
        <>
          <Field
            label={copy.name}
            placeholder={copy.nameHint}
            icon="person"
            maxLength={NAME_CODE_POINTS_MAX}
            value={name}
            onChange={(typed) => onChange({ name: typed })}
            error={missing ? copy.nameMissing : undefined}
          />
          <Type size="fact" tone="ink-3" above={8}>
            {words(textBesideNames)}
          </Type>
        </>
      ) : null}
    </View>
  )
}
