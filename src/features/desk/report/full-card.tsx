import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { REPORT_PARTNERS_MAX } from '../../../../contracts/limits'
import { formatFen, parseYuan } from '../../../../contracts/money'
import { Button, Card, ChoiceGroup, Field, Section, Type, useCopy, useWords } from '../../../ui'
import { Fields } from '../parts/columns'
import { reportCopy } from './copy'
import { booking, type ReportForm, rowKey, sumOfLines } from './form'
import { fieldId } from './lacking-card'
import { RowHead, withPart } from './pictures-card'
import type { Change } from './report-screen'
import './report.scss'
import type { ToWrite } from './use-report'

const PARTNER_CODE_POINTS_MAX = 100

type Props = { report: ToWrite; form: ReportForm; onChange: Change }

/** What a final report says beside the money: with whom, and what is left and where it goes. */
export function FullCard(props: Props): ReactNode {
  const copy = useCopy(reportCopy)
  return (
    <>
      <Section title={copy.partners}>
        <Card inPage>
          <Partners {...props} />
        </Card>
      </Section>
      <Section title={copy.surplus}>
        <Card inPage>
          <Surplus {...props} />
        </Card>
      </Section>
    </>
  )
}

function Partners({ form, onChange }: Props): ReactNode {
  const copy = useCopy(reportCopy)
  const { alone, partners } = form
  const one = () => ({ key: rowKey(), name: '', did: '' })
  const said = alone === undefined ? undefined : alone ? 'alone' : 'together'
  return (
    <View id={fieldId('partners')}>
      <Fields>
        <ChoiceGroup
          label={copy.partnersAsk}
          kind="segments"
          choices={[
            { value: 'alone', label: copy.alone },
            { value: 'together', label: copy.together },
          ]}
          value={said}
          onChange={(chosen) =>
            onChange({
              alone: chosen === 'alone',
              ...(chosen === 'together' && partners.length === 0 && { partners: [one()] }),
            })
          }
        />
        {said === 'together'
          ? partners.map((partner, at) => (
              <View key={partner.key} className="report__row">
                <RowHead
                  title={copy.partner}
                  remove={copy.removePartner(at + 1)}
                  onRemove={() => onChange({ partners: partners.filter((p) => p !== partner) })}
                />
                <Field
                  label={copy.partner}
                  value={partner.name}
                  onChange={(name) => onChange({ partners: withPart(partners, partner, { name }) })}
                  placeholder={copy.partner}
                  maxLength={PARTNER_CODE_POINTS_MAX}
                />
                <Field
                  label={copy.did}
                  value={partner.did}
                  onChange={(did) => onChange({ partners: withPart(partners, partner, { did }) })}
                  placeholder={copy.did}
                  maxLength={PARTNER_CODE_POINTS_MAX}
                />
              </View>
            ))
          : null}
        {said === 'together' && partners.length < REPORT_PARTNERS_MAX ? (
          <Button small kind="plain" onPress={() => onChange({ partners: [...partners, one()] })}>
            {copy.addPartner}
          </Button>
        ) : null}
      </Fields>
    </View>
  )
}

function Surplus({ report, form, onChange }: Props): ReactNode {
  const copy = useCopy(reportCopy)
  const words = useWords()
  const { project, corrects } = report
  const sumFen = form.spent === 'lines' ? sumOfLines(form.lines) : 0
  const leftFen = Math.max(0, booking(project, sumFen, corrects).leftFen)
  const wrong = form.surplus.trim() !== '' && parseYuan(form.surplus) === undefined
  return (
    <View id={fieldId('surplus')}>
      <Fields>
        <Field
          label={copy.surplus}
          kind="sum"
          prefix="¥"
          value={form.surplus}
          onChange={(surplus) => onChange({ surplus })}
          maxLength={16}
          error={wrong ? copy.amountWrong : undefined}
        />
        <Type size="fact" tone="ink-2" figures>
          {copy.surplusHint(formatFen(leftFen))}
        </Type>
        <Field
          label={copy.surplusWhere}
          labelShown
          value={form.surplusWhere}
          onChange={(surplusWhere) => onChange({ surplusWhere })}
          maxLength={PARTNER_CODE_POINTS_MAX}
        />
        <Type size="fact" tone="ink-2">
          {copy.surplusRule(words(project.surplusRule))}
        </Type>
      </Fields>
    </View>
  )
}
