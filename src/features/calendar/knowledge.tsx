import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { openLink } from '../../platform'
import { Button, Card, Notice, Section, Type, useCopy, useWords } from '../../ui'
import { calendarCopy } from './copy'

type Sentence = { zh: string; en: string }

/** One sentence, and who says so. */
export function Knowledge({
  of: { text, source, url },
}: {
  of: { text: Sentence; source: Sentence; url: string }
}): ReactNode {
  const copy = useCopy(calendarCopy)
  const words = useWords()
  const [outcome, setOutcome] = useState<Awaited<ReturnType<typeof openLink>>>()
  return (
    <Section title={copy.knowledge}>
      <Card inPage>
        <Type tone="ink-2">{words(text)}</Type>
        <Type size="fact" tone="ink-3" above={8}>
          {copy.source(words(source))}
        </Type>
        {outcome === 'copied' || outcome === 'failed' ? (
          <Notice tone={outcome === 'copied' ? 'jade' : 'gold'} icon="info" live>
            {outcome === 'copied' ? copy.copied : copy.notOpened(url)}
          </Notice>
        ) : null}
        <View className="day-panel__actions">
          <Button small icon="link" onPress={() => void openLink(url).then(setOutcome)}>
            {copy.openSource}
          </Button>
        </View>
      </Card>
    </Section>
  )
}
