import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import {
  REASON_CODE_POINTS_MAX,
  REPORT_LINES_MAX,
  VOUCHERS_A_LINE_MAX,
} from '../../../../contracts/limits'
import { parseYuan } from '../../../../contracts/money'
import { Button, Card, ChoiceGroup, Field, Section, Type, useCopy, useWords } from '../../../ui'
import { Fields } from '../parts/columns'
import { FilesField } from '../parts/files-field'
import { reportCopy } from './copy'
import { emptyLine, type Line, type ReportForm, wholeLines } from './form'
import { fieldId } from './lacking-card'
import { RowHead, withPart } from './pictures-card'
import type { Change } from './report-screen'
import './report.scss'
import { SheetImport } from './sheet-import'
import type { ToWrite } from './use-report'

const NOTE_CODE_POINTS_MAX = 200

type Props = { report: ToWrite; form: ReportForm; onChange: Change }

/** Spending against the budget: typed, pasted or from a sheet; or why there was none. */
export function MoneyCard({ report, form, onChange }: Props): ReactNode {
  const copy = useCopy(reportCopy)
  const { spent, nothingSpentWhy } = form
  return (
    <Section title={copy.money} note={copy.moneyNote}>
      <Card inPage>
        <Fields>
          <View id={fieldId('spending')}>
            <ChoiceGroup
              label={copy.spent}
              kind="segments"
              choices={[
                { value: 'lines', label: copy.spentLines },
                { value: 'nothing', label: copy.spentNothing },
              ]}
              value={spent}
              onChange={(said) => onChange({ spent: said })}
            />
          </View>
          {spent === 'nothing' ? (
            <View id={fieldId('nothingSpentWhy')}>
              <Field
                label={copy.why}
                labelShown
                kind="lines"
                value={nothingSpentWhy}
                onChange={(why) => onChange({ nothingSpentWhy: why })}
                placeholder={copy.whyHint}
                maxLength={REASON_CODE_POINTS_MAX}
                counted
              />
            </View>
          ) : (
            <Lines report={report} form={form} onChange={onChange} />
          )}
        </Fields>
      </Card>
    </Section>
  )
}

function Lines({ report, form, onChange }: Props): ReactNode {
  const copy = useCopy(reportCopy)
  const { lines } = form
  const { projectId, charity } = report.project
  return (
    <>
      <View id={fieldId('lines')}>
        {lines.map((line, at) => (
          <LineRow
            key={line.key}
            n={at + 1}
            line={line}
            report={report}
            onChange={(part) => onChange({ lines: withPart(lines, line, part) })}
            onRemove={() => onChange({ lines: lines.filter((other) => other !== line) })}
          />
        ))}
        {lines.length < REPORT_LINES_MAX ? (
          <Button small icon="receipt" onPress={() => onChange({ lines: [...lines, emptyLine()] })}>
            {copy.addLine}
          </Button>
        ) : null}
      </View>
      <SheetImport
        projectId={projectId}
        charityId={charity.charityId}
        hasLines={lines.length > 0}
        onRead={(read, how) => onChange({ lines: how === 'append' ? [...lines, ...read] : read })}
      />
    </>
  )
}

type RowProps = {
  n: number
  line: Line
  report: ToWrite
  onChange: (part: Partial<Line>) => void
  onRemove: () => void
}

function LineRow({ n, line, report, onChange, onRemove }: RowProps): ReactNode {
  const copy = useCopy(reportCopy)
  const words = useWords()
  const { budget, charity } = report.project
  const typed = line.amount.trim() !== ''
  const half = wholeLines([line]).length === 0
  return (
    <View className="report__row">
      <RowHead title={copy.lineName(n)} remove={copy.removeLine(n)} onRemove={onRemove} />
      <ChoiceGroup
        label={copy.line}
        kind="row"
        choices={budget.map((one) => ({ value: one.line.zh, label: words(one.line) }))}
        value={line.line === '' ? undefined : line.line}
        onChange={(chosen) => onChange({ line: chosen })}
      />
      <View className="report__pair">
        <Field
          label={copy.amount}
          labelShown
          kind="sum"
          prefix="¥"
          value={line.amount}
          onChange={(amount) => onChange({ amount })}
          maxLength={16}
          error={typed && !parseYuan(line.amount) ? copy.amountWrong : undefined}
        />
        <Field
          label={copy.note}
          labelShown
          value={line.note}
          onChange={(note) => onChange({ note })}
          maxLength={NOTE_CODE_POINTS_MAX}
        />
      </View>
      <FilesField
        charityId={charity.charityId}
        kind="invoice"
        files={line.vouchers}
        most={VOUCHERS_A_LINE_MAX}
        onChange={(vouchers) => onChange({ vouchers })}
      />
      {half ? (
        <Type size="fact" tone="ink-3">
          {copy.half}
        </Type>
      ) : null}
    </View>
  )
}
