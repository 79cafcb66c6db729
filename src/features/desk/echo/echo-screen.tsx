import { type ReactNode, useState } from 'react'
import { ECHO_CODE_POINTS_MAX } from '../../../../contracts/limits'
import type { Project } from '../../../../contracts/projects'
import { call, type Result, type Trouble, useAnswer } from '../../../cloud'
import { replacePage } from '../../../platform'
import {
  Button,
  Card,
  ChoiceGroup,
  Dialog,
  EmptyState,
  Field,
  LoadFrame,
  Section,
  Type,
  useCopy,
  useOnce,
  useWords,
} from '../../../ui'
import { Actions, Columns, Fields, TroubleSaid } from '../parts/columns'
import { DeskFrame } from '../parts/desk-frame'
import { FileShown, FilesField } from '../parts/files-field'
import { NotHere } from '../parts/not-here'
import { comesIn, useMine } from '../parts/use-mine'
import { ReportSkeleton } from '../report/report-skeleton'
import { echoCopy } from './copy'
import { GiftPicker } from './gift-picker'

/** A sentence of the charity's to those who gave, with a picture or without. */
export function EchoScreen({ projectId }: { projectId: string }): ReactNode {
  const copy = useCopy(echoCopy)
  const words = useWords()
  const asked = useAnswer(projectId, () => call('projects.show', { projectId }))
  return (
    <DeskFrame
      title={copy.page}
      note={asked.value && words(asked.value.title)}
      charityId={asked.value?.charity.charityId}
    >
      <LoadFrame asked={asked} skeleton={<ReportSkeleton />} refused={<NotHere />}>
        {(project) => <ForStaff project={project} />}
      </LoadFrame>
    </DeskFrame>
  )
}

/** Anybody can read the project; only its charity's people come in here. */
function ForStaff({ project }: { project: Project }): ReactNode {
  const mine = useMine()
  return (
    <LoadFrame asked={mine} skeleton={<ReportSkeleton />} refused={<NotHere forbidden />}>
      {(value) =>
        comesIn(value, project.charity.charityId) ? (
          <Echo project={project} />
        ) : (
          <NotHere forbidden />
        )
      }
    </LoadFrame>
  )
}

function Echo({ project }: { project: Project }): ReactNode {
  const copy = useCopy(echoCopy)
  const { projectId, charity } = project
  const [text, setText] = useState('')
  const [to, setTo] = useState<'all' | 'some'>('all')
  const [giftIds, setGiftIds] = useState<string[]>([])
  const [picture, setPicture] = useState<string[]>([])
  const [sent, setSent] = useState<Result<'echoes.send'>>()
  const enough = to === 'all' || giftIds.length > 0
  if (sent) {
    return (
      <EmptyState
        title={copy.sentTitle}
        text={sent.gifts === undefined ? copy.sentAll : copy.sentSome(sent.gifts)}
        action={{ label: copy.another, onPress: () => replacePage('deskReports', { projectId }) }}
      />
    )
  }
  const shown = (
    <>
      <Section title={copy.preview}>
        <Card inPage>
          <Type>{text.trim() || copy.textHint}</Type>
          {picture.map((fileId) => (
            <FileShown key={fileId} fileId={fileId} kind="picture" name={copy.picture} />
          ))}
        </Card>
      </Section>
      <SendPart
        input={{
          projectId,
          text: text.trim(),
          ...(to === 'all' ? { all: true } : { giftIds }),
          ...(picture[0] && { pictureFileId: picture[0] }),
        }}
        ready={text.trim() !== '' && enough}
        onSent={setSent}
      />
    </>
  )
  return (
    <Columns side={shown}>
      <Card inPage>
        <Fields>
          <Field
            label={copy.text}
            labelShown
            kind="lines"
            value={text}
            onChange={(typed) => setText(typed.replace(/\n/g, ' '))}
            placeholder={copy.textHint}
            maxLength={ECHO_CODE_POINTS_MAX}
            counted
          />
          <Type size="fact" tone="ink-2">
            {copy.rule}
          </Type>
          <ChoiceGroup
            label={copy.to}
            kind="segments"
            choices={[
              { value: 'all', label: copy.all },
              { value: 'some', label: copy.some },
            ]}
            value={to}
            onChange={setTo}
          />
          {to === 'some' ? (
            <GiftPicker projectId={projectId} chosen={giftIds} onChange={setGiftIds} />
          ) : null}
          <Type strong>{copy.picture}</Type>
          <Type size="fact" tone="ink-2">
            {copy.pictureRule}
          </Type>
          <FilesField
            charityId={charity.charityId}
            kind="picture"
            files={picture}
            most={1}
            onChange={setPicture}
          />
        </Fields>
      </Card>
    </Columns>
  )
}

type SendProps = {
  input: Parameters<typeof call<'echoes.send'>>[1]
  ready: boolean
  onSent: (result: Result<'echoes.send'>) => void
}

function SendPart({ input, ready, onSent }: SendProps): ReactNode {
  const copy = useCopy(echoCopy)
  const [asking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const { busy, once } = useOnce()
  const send = once(async () => {
    const answer = await call('echoes.send', input)
    setAsking(false)
    setTrouble(answer.ok ? undefined : answer.trouble)
    if (answer.ok) onSent(answer.value)
  })
  return (
    <>
      <TroubleSaid trouble={trouble} />
      <Actions>
        <Button
          kind="primary"
          disabled={!ready}
          busy={busy}
          onPress={input.all ? () => setAsking(true) : send}
        >
          {busy ? copy.sending : copy.send}
        </Button>
      </Actions>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={copy.ask}
        actions={
          <>
            <Button kind="primary" busy={busy} onPress={send}>
              {busy ? copy.sending : copy.send}
            </Button>
            <Button kind="plain" onPress={() => setAsking(false)}>
              {copy.no}
            </Button>
          </>
        }
      >
        <Type tone="ink-2" center>
          {copy.askText}
        </Type>
      </Dialog>
    </>
  )
}
