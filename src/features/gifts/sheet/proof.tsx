import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Project } from '../../../../contracts/projects'
import { copyText } from '../../../platform'
import {
  Button,
  Card,
  dateWords,
  dayWords,
  Facts,
  Icon,
  Pressable,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { factsCopy } from './copy'
import './proof.scss'

type Of = { project: Project }

/** The record number over the button, or the day by which an emergency appeal will have one. */
export function RecordLine({ project, onPress }: Of & { onPress: () => void }): ReactNode {
  const copy = useCopy(factsCopy)
  const { lang } = useLook()
  const { recordNumber, filingDueOn } = project
  const filing = filingDueOn ? copy.filing(dayWords(filingDueOn, lang)) : ''
  const line = recordNumber ? copy.recordNumber(recordNumber) : filing
  return (
    <Pressable className="record-line" onPress={onPress} spoken={{ label: line }}>
      <Icon name="shield" size={18} tone={recordNumber ? 'jade' : 'gold'} />
      <View className="record-line__words">{line}</View>
      <Icon name="chevron" size={14} tone="ink-3" />
    </Pressable>
  )
}

/** What stands behind the record number: the charity, its certificate, the dates, and where to check them. */
export function Proof({ project }: Of): ReactNode {
  const copy = useCopy(factsCopy)
  const words = useWords()
  const { lang } = useLook()
  const { charity } = project
  const day = (text: string): string => dateWords(text, lang)
  return (
    <Card inside="outline">
      <Type size="section">{words(charity.name)}</Type>
      <View className="proof__facts">
        <Facts
          facts={[
            {
              label: copy.certificate,
              value: copy.certificateValue(
                charity.certificateNumber,
                day(charity.certificateUntil),
              ),
            },
            {
              label: copy.dates,
              value: copy.datesValue(day(project.startsOn), day(project.endsOn)),
            },
            { label: copy.surplus, value: words(project.surplusRule) },
            { label: copy.contact, value: `${charity.contact.phone} · ${charity.contact.email}` },
            { label: copy.lookUp, value: charity.lookupUrl },
          ]}
        />
      </View>
      <CopyAddress address={charity.lookupUrl} />
    </Card>
  )
}

/** A mini program may not open an address outside its own list, so the address is copied. */
function CopyAddress({ address }: { address: string }): ReactNode {
  const copy = useCopy(factsCopy)
  const [copied, setCopied] = useState(false)
  const onPress = async (): Promise<void> => setCopied(await copyText(address))
  return (
    <Button small icon="link" onPress={() => void onPress()}>
      {copied ? copy.copied : copy.copyAddress}
    </Button>
  )
}
