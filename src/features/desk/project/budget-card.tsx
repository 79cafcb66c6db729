import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button, Field, Switch, Type, useCopy } from '../../../ui'
import { RowHead, withPart } from '../report/pictures-card'
import { projectDeskCopy } from './copy'
import { type BudgetRow, budgetSum, emptyBudgetRow, emptyMeaning } from './draft-form'
import { BothFields, Part, type PartProps, Place } from './parts'
import './project-desk.scss'

const LINES_MAX = 12
const MEANINGS_MAX = 5

/** Where each 100 yuan goes, and what a gift of a certain sum does. */
export function BudgetCard({ form, onChange, mayChange }: PartProps): ReactNode {
  const copy = useCopy(projectDeskCopy)
  const { budget, meanings } = form
  const sum = budgetSum(budget)
  return (
    <Part title={copy.sections.budget}>
      <Place
        field="budget"
        may={mayChange('budget')}
        said={budget.map(({ line, per100 }) => `${line.zh} ${per100}`).join('，')}
      >
        {budget.map((row, at) => (
          <BudgetRowFields
            key={row.key}
            n={at + 1}
            row={row}
            onChange={(part) => onChange({ budget: withPart(budget, row, part) })}
            onRemove={() => onChange({ budget: budget.filter((other) => other !== row) })}
          />
        ))}
        <View id="draft-management">
          {budget.length > 0 ? (
            <Type figures tone={sum === 100 ? 'jade' : 'danger'}>
              {copy.sum(sum)}
            </Type>
          ) : null}
        </View>
        {budget.length < LINES_MAX ? (
          <Button small onPress={() => onChange({ budget: [...budget, emptyBudgetRow()] })}>
            {copy.addLine}
          </Button>
        ) : null}
      </Place>
      <Place
        field="meanings"
        may={mayChange('meanings')}
        said={meanings.map(({ means }) => means.zh).join('，')}
      >
        <Type strong>{copy.field.meanings}</Type>
        {meanings.map((row, at) => (
          <View key={row.key} className="draft-row">
            <RowHead
              title={copy.line(at + 1)}
              remove={copy.removeLine(at + 1)}
              onRemove={() => onChange({ meanings: meanings.filter((other) => other !== row) })}
            />
            <Field
              label={copy.amount}
              labelShown
              kind="sum"
              prefix="¥"
              value={row.amount}
              onChange={(amount) => onChange({ meanings: withPart(meanings, row, { amount }) })}
              maxLength={9}
            />
            <BothFields
              label={copy.means}
              value={row.means}
              onChange={(means) => onChange({ meanings: withPart(meanings, row, { means }) })}
              most={60}
            />
          </View>
        ))}
        {meanings.length < MEANINGS_MAX ? (
          <Button small onPress={() => onChange({ meanings: [...meanings, emptyMeaning()] })}>
            {copy.addMeaning}
          </Button>
        ) : null}
      </Place>
    </Part>
  )
}

type RowProps = {
  n: number
  row: BudgetRow
  onChange: (part: Partial<BudgetRow>) => void
  onRemove: () => void
}

function BudgetRowFields({ n, row, onChange, onRemove }: RowProps): ReactNode {
  const copy = useCopy(projectDeskCopy)
  return (
    <View className="draft-row">
      <RowHead title={copy.line(n)} remove={copy.removeLine(n)} onRemove={onRemove} />
      <BothFields
        label={copy.budgetLine}
        value={row.line}
        onChange={(line) => onChange({ line })}
        most={20}
      />
      <Field
        label={copy.per100}
        labelShown
        kind="sum"
        value={row.per100}
        onChange={(per100) => onChange({ per100 })}
        maxLength={3}
      />
      <Switch
        label={copy.management}
        on={row.management}
        onChange={(management) => onChange({ management })}
      />
    </View>
  )
}
