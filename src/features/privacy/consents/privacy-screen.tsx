import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage } from '../../../platform'
import {
  Bone,
  Card,
  List,
  ListRow,
  LoadFrame,
  NavBar,
  Section,
  Skeleton,
  ThemeRoot,
  Type,
  useCopy,
} from '../../../ui'
import { ConsentCard } from './consent-card'
import { privacyCopy } from './copy'
import './privacy-screen.scss'
import { useConsents } from './use-consents'

/** What one has agreed to, each apart, and the ways to one's own data. */
export function PrivacyScreen(): ReactNode {
  const copy = useCopy(privacyCopy)
  const consents = useConsents()
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <View className="privacy__lead">
        <Type size="title">{copy.lead}</Type>
        <Type tone="ink-2" above={4}>
          {copy.leadText}
        </Type>
      </View>
      <LoadFrame asked={consents.asked} skeleton={<ConsentBones />}>
        {() =>
          consents.items.map((consent) => (
            <ConsentCard key={consent.kind} of={consent} consents={consents} />
          ))
        }
      </LoadFrame>
      <OwnData />
    </ThemeRoot>
  )
}

/** Also where the consents did not come: neither hangs on them. */
function OwnData(): ReactNode {
  const copy = useCopy(privacyCopy)
  return (
    <Section title={copy.data}>
      <Card inPage inside="list">
        <List label={copy.data}>
          <ListRow
            icon="report"
            title={copy.export}
            detail={copy.exportText}
            onPress={() => openPage('privacyExport', {})}
          />
          <ListRow
            icon="cancel"
            danger
            title={copy.going}
            detail={copy.goingText}
            onPress={() => openPage('going', {})}
          />
        </List>
      </Card>
    </Section>
  )
}

function ConsentBones(): ReactNode {
  return (
    <Skeleton>
      {['names', 'charity', 'reminders'].map((kind) => (
        <Card key={kind} inPage>
          <Bone width="45%" height="20px" />
          <Bone above="20px" height="64px" radius="12px" />
          <Bone above="12px" width="80%" />
        </Card>
      ))}
    </Skeleton>
  )
}
