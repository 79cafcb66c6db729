import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { parseYuan } from '../../../../contracts/money'
import { projectCovers } from '../../../../contracts/project-covers'
import {
  ChoiceGroup,
  coverArt,
  decorative,
  Field,
  Switch,
  Type,
  useCopy,
  useLook,
} from '../../../ui'
import { causeCopy, causesInOrder } from '../../projects'
import { DayField } from '../parts/day-field'
import { projectDeskCopy } from './copy'
import { type DayName, dayFields } from './draft-form'
import { BothFields, Part, type PartProps, Place, WordsField } from './parts'
import './project-desk.scss'

const STORY_CODE_POINTS_MAX = 4_000

export function WhatCard(part: PartProps): ReactNode {
  const copy = useCopy(projectDeskCopy)
  const { form, onChange, mayChange } = part
  const causes = useCopy(causeCopy)
  const covers: Record<string, string> = copy.covers
  const { theme } = useLook()
  return (
    <Part title={copy.sections.what}>
      <WordsField {...part} name="title" most={30} />
      <WordsField {...part} name="summary" most={60} />
      <Place field="cause" may={mayChange('cause')} said={form.cause && causes[form.cause]}>
        <Type strong>{copy.field.cause}</Type>
        <View className="draft-choice">
          <ChoiceGroup
            label={copy.field.cause}
            kind="row"
            choices={causesInOrder.map((cause) => ({ value: cause, label: causes[cause] }))}
            value={form.cause}
            onChange={(cause) => onChange({ cause })}
          />
        </View>
      </Place>
      <Place field="cover" may={mayChange('cover')} said={covers[form.cover] ?? form.cover}>
        <Type strong>{copy.field.cover}</Type>
        <View className="draft-choice covers">
          <ChoiceGroup
            label={copy.field.cover}
            kind="row"
            choices={projectCovers.map((cover) => ({
              value: cover as string,
              label: copy.covers[cover],
              content: (
                <Image
                  className="covers__art"
                  src={coverArt(cover, theme)}
                  mode="aspectFill"
                  {...decorative}
                />
              ),
            }))}
            value={form.cover}
            onChange={(cover) => onChange({ cover })}
          />
        </View>
      </Place>
      {mayChange('monthly') ? (
        <Switch
          label={copy.field.monthly}
          on={form.monthly}
          onChange={(monthly) => onChange({ monthly })}
        />
      ) : null}
    </Part>
  )
}

export function MoneyCard({ form, onChange, mayChange }: PartProps): ReactNode {
  const copy = useCopy(projectDeskCopy)
  const wrong = (text: string) =>
    text.trim() !== '' && parseYuan(text) === undefined ? copy.amountWrong : undefined
  return (
    <Part title={copy.sections.money}>
      <Place field="goalFen" may={mayChange('goalFen')} said={form.goal}>
        <Field
          label={copy.field.goalFen}
          labelShown
          kind="sum"
          prefix="¥"
          value={form.goal}
          onChange={(goal) => onChange({ goal })}
          maxLength={14}
          error={wrong(form.goal)}
        />
      </Place>
      <Place field="presetsFen" may={mayChange('presetsFen')} said={form.presets.join('，')}>
        <Type size="fact" tone="ink-2">
          {copy.field.presetsFen}
        </Type>
        <View className="presets">
          {form.presets.map((preset, at) => (
            <Field
              // biome-ignore lint/suspicious/noArrayIndexKey: five places that stay.
              key={at}
              label={`${copy.field.presetsFen} ${at + 1}`}
              kind="sum"
              value={preset}
              onChange={(typed) =>
                onChange({ presets: form.presets.map((one, n) => (n === at ? typed : one)) })
              }
              maxLength={9}
              error={wrong(preset)}
            />
          ))}
        </View>
      </Place>
    </Part>
  )
}

export function UsesCard(part: PartProps): ReactNode {
  const copy = useCopy(projectDeskCopy)
  return (
    <Part title={copy.sections.uses}>
      <WordsField {...part} name="beneficiary" most={200} />
      <WordsField {...part} name="usedFor" most={200} />
      <WordsField {...part} name="notUsedFor" most={200} />
      <WordsField {...part} name="surplusRule" most={200} />
    </Part>
  )
}

export function LawCard({ form, onChange, mayChange }: PartProps): ReactNode {
  const copy = useCopy(projectDeskCopy)
  const day = (name: DayName): ReactNode => (
    <Place key={name} field={name} may={mayChange(name)} said={form[name]}>
      <DayField
        label={copy.field[name]}
        value={form[name]}
        onChange={(value) => onChange({ [name]: value })}
      />
    </Place>
  )
  const shown = dayFields.filter((name) => name !== 'filingDueOn' || form.emergency)
  return (
    <Part title={copy.sections.law}>
      {mayChange('emergency') ? (
        <Switch
          label={copy.field.emergency}
          on={form.emergency}
          onChange={(emergency) => onChange({ emergency })}
        />
      ) : null}
      <Place field="recordNumber" may={mayChange('recordNumber')} said={form.recordNumber}>
        <Field
          label={copy.field.recordNumber}
          labelShown
          value={form.recordNumber}
          onChange={(recordNumber) => onChange({ recordNumber })}
          maxLength={40}
        />
      </Place>
      {shown.map(day)}
      <Place
        field="reportEvery"
        may={mayChange('reportEvery')}
        said={form.reportEvery && copy.every[form.reportEvery]}
      >
        <Type strong>{copy.field.reportEvery}</Type>
        <ChoiceGroup
          label={copy.field.reportEvery}
          kind="segments"
          choices={(['3-months', '5-days'] as const).map((every) => ({
            value: every,
            label: copy.every[every],
          }))}
          value={form.reportEvery}
          onChange={(reportEvery) => onChange({ reportEvery })}
        />
      </Place>
    </Part>
  )
}

export function StoryCard({ form, onChange, mayChange }: PartProps): ReactNode {
  const copy = useCopy(projectDeskCopy)
  return (
    <Part title={copy.sections.story}>
      <Place field="story" may={mayChange('story')} said={form.story.zh}>
        <BothFields
          label={copy.field.story}
          value={form.story}
          onChange={(story) => onChange({ story })}
          most={STORY_CODE_POINTS_MAX}
          lines
        />
      </Place>
    </Part>
  )
}
