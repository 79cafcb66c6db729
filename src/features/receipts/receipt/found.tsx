import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFen } from '../../../../contracts/money'
import type { Verdict } from '../../../../contracts/proofs/receipt'
import { misfitWords, verdictWords } from '../../../../contracts/proofs/words'
import { a11y, Card, Facts, Icon, Section, Type, useCopy, useWords } from '../../../ui'
import { receiptCopy } from './copy'
import type { Held } from './use-receipt'

const looks = {
  proven: { icon: 'shield', tone: 'jade' },
  consistent: { icon: 'info', tone: 'gold' },
  open: { icon: 'clock', tone: 'gold' },
  bare: { icon: 'alert', tone: 'danger' },
  false: { icon: 'alert', tone: 'danger' },
} as const

/** What was found, in plain words, and each thing that does not fit. */
export function Found({ verdict: { verdict, wrong } }: { verdict: Verdict }): ReactNode {
  const words = useWords()
  const { icon, tone } = looks[verdict]
  const { title, text } = verdictWords[verdict]
  return (
    <Card inPage>
      <View className="found-receipt" {...a11y({ role: 'status', live: 'polite' })}>
        <Icon name={icon} size={24} tone={tone} />
        <View className="found-receipt__words">
          <Type size="section" tone={tone}>
            {words(title)}
          </Type>
          <Type tone="ink-2">{words(text)}</Type>
          {wrong.map((what) => (
            <Type key={what} above={4}>
              {`· ${words(misfitWords[what])}`}
            </Type>
          ))}
        </View>
      </View>
    </Card>
  )
}

/** What stands on it: so that whoever holds the paper can compare. */
export function Says({ held }: { held: Held }): ReactNode {
  const copy = useCopy(receiptCopy)
  const words = useWords()
  const { receipt, projectTitle, charityName, refundedFen = 0 } = held
  const closed = receipt.inclusion?.closed
  const facts = [
    { label: copy.number, value: receipt.receiptNumber },
    { label: copy.sum, value: formatFen(receipt.amountFen) },
    ...(refundedFen > 0 ? [{ label: copy.wentBack, value: formatFen(refundedFen) }] : []),
    { label: copy.project, value: projectTitle ? words(projectTitle) : receipt.projectId },
    { label: copy.charity, value: charityName ? words(charityName) : receipt.charityId },
    ...(closed
      ? [
          { label: copy.day, value: closed.day },
          {
            label: copy.root,
            value: <View className="found-receipt__root">{closed.root}</View>,
          },
        ]
      : []),
  ]
  return (
    <Section title={copy.said}>
      <Card inPage>
        <Facts facts={facts} />
      </Card>
    </Section>
  )
}
