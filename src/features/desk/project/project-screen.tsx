import { type ReactNode, useRef, useState } from 'react'
import type { DraftField, MissingField } from '../../../../contracts/project-drafts'
import { type Asked, call, newKey, type Trouble } from '../../../cloud'
import { serverClock } from '../../../cloud/server-time'
import { openPage } from '../../../platform'
import { Button, Dialog, EmptyState, LoadFrame, Notice, Type, useCopy, useOnce } from '../../../ui'
import { Actions, Columns, Said, TroubleSaid } from '../parts/columns'
import { DeskFrame } from '../parts/desk-frame'
import { useLeaving } from '../parts/leaving'
import { NotHere } from '../parts/not-here'
import { ChangedNotice, SavedLine } from '../parts/saved-line'
import { useMine, writesProjects } from '../parts/use-mine'
import { useNamed } from '../parts/use-named'
import { type Saving, useSaving } from '../parts/use-saving'
import { ReportSkeleton } from '../report/report-skeleton'
import { BudgetCard } from './budget-card'
import { Closed, ClosePart } from './close-part'
import { projectDeskCopy } from './copy'
import { type DraftForm, draftFormOf, patchOf } from './draft-form'
import { LawCard, MoneyCard, StoryCard, UsesCard, WhatCard } from './field-cards'
import { MissingCard } from './missing-card'
import { OthersWrite } from './others-write'
import { type ToDraft, useDraft } from './use-draft'

type Opened = { projectId: string | undefined; charityId: string | undefined }

/** A project before it is published: it saves itself, says what is missing, and shows what donors will see. */
export function ProjectDraftScreen(opened: Opened): ReactNode {
  const copy = useCopy(projectDeskCopy)
  const asked = useDraft(opened)
  const mine = useMine()
  const [round, setRound] = useState(0)
  const [closedNow, setClosedNow] = useState(false)
  if (!asked.value || !mine.value) {
    const waiting: Asked<unknown> = asked.value ? mine : asked
    return (
      <DeskFrame title={copy.page} charityId={opened.charityId}>
        <LoadFrame asked={waiting} skeleton={<ReportSkeleton />} refused={<NotHere />}>
          {() => null}
        </LoadFrame>
      </DeskFrame>
    )
  }
  const { projectId, charityId, closed } = asked.value
  if ((closed || closedNow) && projectId)
    return <Closed projectId={projectId} charityId={charityId} />
  const at = mine.value.charities.find((one) => one.charityId === charityId)
  if (at && !writesProjects(at, mine.value.operator)) {
    return <OthersWrite projectId={projectId} charityId={charityId} />
  }
  const again = (): void => {
    setRound(round + 1)
    asked.again()
  }
  // What somebody else saved comes with another version, and then the page begins anew.
  return (
    <Editor
      key={`${round} ${asked.value.version ?? 0}`}
      draft={asked.value}
      onTheirs={again}
      onClosed={() => setClosedNow(true)}
    />
  )
}

const everyField: readonly DraftField[] = [
  ...(['title', 'summary', 'cause', 'cover', 'monthly', 'emergency', 'goalFen'] as const),
  ...(['presetsFen', 'recordNumber', 'recordUntil', 'filingDueOn', 'startsOn'] as const),
  ...(['endsOn', 'story', 'beneficiary', 'usedFor', 'notUsedFor', 'surplusRule'] as const),
  ...(['budget', 'meanings', 'reportEvery'] as const),
]

type EditorProps = { draft: ToDraft; onTheirs: () => void; onClosed: () => void }

function Editor({ draft, onTheirs, onClosed }: EditorProps): ReactNode {
  const copy = useCopy(projectDeskCopy)
  const [form, setForm] = useState(() => draftFormOf(draft.content))
  const [missing, setMissing] = useState(draft.missing)
  const [published, setPublished] = useState(false)
  const { known, save } = useKeep(draft, setMissing)
  const saving = useSaving({ content: form, savedAt: draft.savedAt, save })
  const { leave, dialog } = useLeaving(saving)
  const changeable = draft.changeable ?? everyField
  const part = {
    form,
    onChange: (change: Partial<DraftForm>) => setForm((before) => ({ ...before, ...change })),
    mayChange: (field: DraftField) => changeable.includes(field),
  }
  const projectId = known().projectId
  if (published && projectId) return <Published draft={draft} projectId={projectId} />
  return (
    <DeskFrame
      title={form.title.zh || copy.page}
      charityId={draft.charityId}
      aside={<SavedLine state={saving.state} />}
      onBack={leave}
    >
      <ChangedNotice saving={saving} onTheirs={onTheirs} />
      {draft.published ? (
        <Said>
          <Notice tone="ink-2" icon="info">
            {copy.fixed}
          </Notice>
        </Said>
      ) : null}
      <Columns
        side={
          <>
            <MissingCard missing={missing} begun={projectId !== undefined} state={saving.state} />
            <Ways
              draft={draft}
              ready={projectId !== undefined && missing.length === 0}
              known={known}
              saving={saving}
              onMissing={setMissing}
              onPublished={() => setPublished(true)}
            />
            {draft.published && projectId ? (
              <ClosePart projectId={projectId} charityId={draft.charityId} onClosed={onClosed} />
            ) : null}
          </>
        }
      >
        <WhatCard {...part} />
        <MoneyCard {...part} />
        <UsesCard {...part} />
        <BudgetCard {...part} />
        <LawCard {...part} />
        <StoryCard {...part} />
      </Columns>
      {dialog}
    </DeskFrame>
  )
}

type Known = { projectId: string | undefined; version: number | undefined }

/** The draft's id and version as they go on with each save; one key for the first, so that it begins once. */
function useKeep(draft: ToDraft, onMissing: (missing: readonly MissingField[]) => void) {
  const at = useRef<Known>({ projectId: draft.projectId, version: draft.version })
  const [key] = useState(newKey)
  const named = useNamed('deskProject', 'projectId')
  return {
    known: () => at.current,
    async save(form: DraftForm, { insist }: { insist: boolean }) {
      const { projectId, version } = at.current
      const answer = await call('drafts.save', {
        charityId: draft.charityId,
        content: patchOf(form, draft.changeable ?? everyField),
        ...(projectId ? { projectId } : { key }),
        ...(version !== undefined && !insist && { version }),
      })
      if (!answer.ok) return answer
      at.current = { projectId: answer.value.projectId, version: answer.value.version }
      onMissing(answer.value.missing)
      if (!projectId) named(answer.value.projectId)
      return { ok: true as const, value: { savedAt: serverClock.now().toISOString() } }
    },
  }
}

type WaysProps = {
  draft: ToDraft
  ready: boolean
  known: () => Known
  saving: Saving
  onMissing: (missing: readonly MissingField[]) => void
  onPublished: () => void
}

function Ways({ draft, ready, known, saving, onMissing, onPublished }: WaysProps): ReactNode {
  const copy = useCopy(projectDeskCopy)
  const [asking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const { busy, once } = useOnce()
  const changed = saving.state.at === 'changed'
  const look = once(async () => {
    const saved = await saving.saveNow()
    const { projectId } = known()
    if (saved && projectId) openPage('deskPreview', { projectId })
  })
  const publish = once(async () => {
    setAsking(false)
    setTrouble(undefined)
    const saved = await saving.saveNow()
    const { projectId, version } = known()
    if (!saved || !projectId) return
    const answer = await call('drafts.publish', {
      projectId,
      ...(version !== undefined && { version }),
    })
    if (answer.ok) return onPublished()
    if (saving.heard(answer.trouble)) return
    setTrouble(answer.trouble)
    if (answer.trouble.kind === 'refused' && answer.trouble.name === 'PROJECT_INCOMPLETE') {
      const { missing } = answer.trouble.details as { missing?: MissingField[] }
      if (missing) onMissing(missing)
    }
  })
  return (
    <>
      <TroubleSaid trouble={trouble} />
      <Actions>
        <Button
          kind="primary"
          busy={busy}
          disabled={!ready || changed}
          onPress={draft.published ? publish : () => setAsking(true)}
        >
          {busy ? copy.publishing : draft.published ? copy.publishChanges : copy.publish}
        </Button>
        <Button icon="book" disabled={changed} onPress={look}>
          {copy.preview}
        </Button>
      </Actions>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={copy.ask}
        actions={
          <>
            <Button kind="primary" onPress={publish}>
              {copy.publish}
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

function Published({ draft, projectId }: { draft: ToDraft; projectId: string }): ReactNode {
  const copy = useCopy(projectDeskCopy)
  return (
    <DeskFrame title={copy.page} charityId={draft.charityId}>
      <EmptyState
        title={copy.publishedTitle}
        text={copy.publishedText}
        action={{ label: copy.see, onPress: () => openPage('project', { projectId }) }}
      />
    </DeskFrame>
  )
}
