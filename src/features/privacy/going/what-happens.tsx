import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, Card, Icon, type IconName, Section, Type, useCopy } from '../../../ui'
import { goingCopy } from './copy'
import type { Meaning } from './use-going'

/** What goes, what stays and what ends, said plainly. */
export function WhatHappens({ meaning }: { meaning: Meaning }): ReactNode {
  const copy = useCopy(goingCopy)
  const { gifts, pledges, envelopes, charities } = meaning
  const ends = [
    ...(pledges > 0 ? [copy.endsPledges(pledges)] : []),
    ...(envelopes > 0 ? [copy.endsEnvelopes(envelopes)] : []),
    ...(charities > 0 ? [copy.endsCharities(charities)] : []),
  ]
  return (
    <>
      <Sentences title={copy.goes} icon="close" of={copy.goesItems} />
      {ends.length > 0 ? <Sentences title={copy.ends} icon="pause" of={ends} /> : null}
      <Sentences
        title={copy.stays}
        icon="book"
        of={[
          gifts > 0 ? copy.staysBooks(gifts) : copy.staysNone,
          copy.staysPaid,
          ...(charities > 0 ? [copy.staysWork] : []),
        ]}
      />
    </>
  )
}

type Props = { title: string; icon: IconName; of: readonly string[] }

function Sentences({ title, icon, of }: Props): ReactNode {
  return (
    <Section title={title}>
      <Card inPage>
        <View {...a11y({ role: 'list', label: title })}>
          {of.map((sentence) => (
            <View key={sentence} className="going__sentence" {...a11y({ role: 'listitem' })}>
              <View className="going__mark">
                <Icon name={icon} size={18} tone="ink-3" />
              </View>
              <View className="going__words">
                <Type>{sentence}</Type>
              </View>
            </View>
          ))}
        </View>
      </Card>
    </Section>
  )
}
