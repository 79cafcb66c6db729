import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Project } from '../../../../contracts/projects'
import { openLink } from '../../../platform'
import {
  Button,
  Card,
  dateWords,
  type Fact,
  Facts,
  Notice,
  Sheet,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { projectCopy } from '../copy'
import { useRecordWords } from './record-words'
import './charity-sheet.scss'

type Props = { project: Project; open: boolean; onClose: () => void }

/** Everything that the law asks to be shown of the charity and the record (docs/law.md). */
export function CharitySheet({ project, open, onClose }: Props): ReactNode {
  const copy = useCopy(projectCopy)
  const words = useWords()
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={copy.charityDetails}
      foot={<Lookup project={project} />}
    >
      <Type size="section">{words(project.charity.name)}</Type>
      <Type tone="ink-2" above={4}>
        {words(project.charity.about)}
      </Type>
      <View className="charity-sheet__facts">
        <Card inside="outline">
          <Facts facts={useFacts(project)} />
        </Card>
      </View>
      {project.example ? (
        <Type size="fact" tone="ink-3" above={12}>
          {copy.exampleNote}
        </Type>
      ) : null}
    </Sheet>
  )
}

function useFacts(project: Project): Fact[] {
  const { charity, startsOn, endsOn } = project
  const copy = useCopy(projectCopy)
  const words = useWords()
  const { lang } = useLook()
  const date = (at: string) => dateWords(at, lang)
  const { number, pending } = useRecordWords(project, dateWords)
  return [
    { label: copy.record, value: number ?? pending },
    { label: copy.dates, value: copy.period(date(startsOn), date(endsOn)) },
    { label: copy.certificate, value: charity.certificateNumber },
    { label: copy.certificateUntil, value: date(charity.certificateUntil) },
    { label: copy.creditCode, value: charity.creditCode },
    { label: copy.phone, value: charity.contact.phone },
    { label: copy.email, value: charity.contact.email },
    { label: copy.address, value: words(charity.contact.address) },
  ]
}

/** A mini program may not open a web page, so there the address is copied, and the sheet says so. */
function Lookup({ project }: { project: Project }): ReactNode {
  const copy = useCopy(projectCopy)
  const [outcome, setOutcome] = useState<'opened' | 'copied' | 'failed'>()
  const { lookupUrl } = project.charity
  return (
    <View className="charity-sheet__lookup">
      {outcome === 'copied' ? (
        <Notice tone="jade" icon="check" live>
          {copy.lookupCopied}
        </Notice>
      ) : null}
      {outcome === 'failed' ? (
        <Notice tone="gold" icon="info" live>
          {copy.lookupFailed(lookupUrl)}
        </Notice>
      ) : null}
      <Button icon="link" onPress={() => void openLink(lookupUrl).then(setOutcome)}>
        {copy.lookup}
      </Button>
    </View>
  )
}
