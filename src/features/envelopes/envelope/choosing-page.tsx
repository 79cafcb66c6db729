import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import {
  Amount,
  Button,
  type Choice,
  ChoiceGroup,
  Icon,
  Notice,
  Tag,
  Type,
  useCopy,
  useWords,
} from '../../../ui'
import { Cover } from '../../projects'
import { envelopeCopy } from './copy'
import { EnvelopeHead } from './envelope-head'
import type { OpenedEnvelope } from './use-envelope'
import { useEnvelopeWords } from './words'

type Props = { envelope: Envelope; opened: OpenedEnvelope }

/** The portion is open: a card for each project, its giver's own first, and one button. */
export function ChoosingPage({ envelope, opened }: Props): ReactNode {
  const copy = useCopy(envelopeCopy)
  const words = useWords()
  const { charity, titleOf } = useEnvelopeWords(envelope)
  const { defaultProjectId, portion } = envelope
  const [chosen, setChosen] = useState(defaultProjectId)
  const stays = chosen === defaultProjectId
  return (
    <>
      <EnvelopeHead envelope={envelope} state={opened.fresh ? 'opening' : 'lit'}>
        <View className="envelope__sum">
          <Amount fen={portion?.amountFen ?? 0} size={28} />
          <Tag tone="ink-2">{copy.notCash}</Tag>
        </View>
      </EnvelopeHead>
      <View className="envelope__choices">
        <ChoiceGroup
          label={copy.choose}
          kind="cards"
          value={chosen}
          onChange={setChosen}
          choices={useChoices(envelope, chosen)}
        />
      </View>
      <View className="envelope__foot">
        {opened.trouble ? (
          <Notice tone="gold" icon="info" live>
            {words(opened.trouble.sentence)}
          </Notice>
        ) : null}
        <Button
          kind="primary"
          busy={opened.doing !== 'nothing'}
          onPress={() => opened.direct(chosen)}
        >
          {opened.doing === 'nothing'
            ? stays
              ? copy.keep
              : copy.send(titleOf(chosen))
            : copy.sending}
        </Button>
        <Type size="fact" tone="ink-3" center above={8}>
          {copy.sendNote(charity)}
        </Type>
      </View>
    </>
  )
}

function useChoices({ projects, defaultProjectId }: Envelope, chosen: string): Choice<string>[] {
  const copy = useCopy(envelopeCopy)
  const words = useWords()
  return projects.map(({ projectId, title, summary, cover, open }) => {
    const stays = projectId === defaultProjectId
    const tag = stays ? copy.asGiver : open ? undefined : copy.closedNow
    return {
      value: projectId,
      label: [words(title), tag, words(summary)].filter(Boolean).join('，'),
      // What stays where it is needs nobody's door to be open.
      disabled: !open && !stays,
      content: (
        <>
          <View className="envelope__cover">
            <Cover cover={cover} square />
          </View>
          <View className="envelope__project">
            <View className="envelope__title">
              <Type strong>{words(title)}</Type>
              {tag ? <Tag tone="ink-2">{tag}</Tag> : null}
            </View>
            <Type size="fact" tone="ink-2">
              {words(summary)}
            </Type>
          </View>
          <View className={`envelope__radio${projectId === chosen ? ' envelope__radio--on' : ''}`}>
            {projectId === chosen ? <Icon name="check" size={14} tone="accent-ink" /> : null}
          </View>
        </>
      ),
    }
  })
}
