import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import {
  REPORT_TEXT_CODE_POINTS_MAX,
  REPORT_TITLE_CODE_POINTS_MAX,
} from '../../../../contracts/limits'
import { Card, Field, Section, useCopy } from '../../../ui'
import { Fields } from '../parts/columns'
import { partsCopy } from '../parts/copy'
import { reportCopy } from './copy'
import { isWrongCount, type ReportForm } from './form'
import { fieldId } from './lacking-card'
import './report.scss'
import type { Change } from './report-screen'

const PLACE_CODE_POINTS_MAX = 60

type Props = { form: ReportForm; onChange: Change }

/** What happened, in words: Chinese first, English beside it. */
export function SaysCard({ form, onChange }: Props): ReactNode {
  const copy = useCopy(reportCopy)
  const parts = useCopy(partsCopy)
  return (
    <Section title={copy.says}>
      <Card inPage>
        <Fields>
          <View id={fieldId('title')}>
            <Field
              label={copy.title}
              labelShown
              value={form.titleZh}
              onChange={(titleZh) => onChange({ titleZh })}
              maxLength={REPORT_TITLE_CODE_POINTS_MAX}
              counted
            />
          </View>
          <Field
            label={`${copy.title} · ${parts.english}`}
            labelShown
            value={form.titleEn}
            onChange={(titleEn) => onChange({ titleEn })}
            maxLength={REPORT_TITLE_CODE_POINTS_MAX}
          />
          <View id={fieldId('text')} className="report__text">
            <Field
              label={copy.text}
              labelShown
              kind="lines"
              value={form.textZh}
              onChange={(textZh) => onChange({ textZh })}
              placeholder={copy.textHint}
              maxLength={REPORT_TEXT_CODE_POINTS_MAX}
              counted
            />
          </View>
          <Field
            label={`${copy.text} · ${parts.english}`}
            labelShown
            kind="lines"
            value={form.textEn}
            onChange={(textEn) => onChange({ textEn })}
            maxLength={REPORT_TEXT_CODE_POINTS_MAX}
          />
          <View className="report__pair">
            <Field
              label={copy.place}
              labelShown
              value={form.place}
              onChange={(place) => onChange({ place })}
              maxLength={PLACE_CODE_POINTS_MAX}
            />
            <View id={fieldId('reached')} className="report__half">
              <Field
                label={copy.reached}
                labelShown
                kind="sum"
                value={form.reached}
                onChange={(reached) => onChange({ reached })}
                maxLength={12}
                error={isWrongCount(form.reached) ? copy.reachedWrong : undefined}
              />
            </View>
          </View>
        </Fields>
      </Card>
    </Section>
  )
}
