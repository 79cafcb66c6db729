/** A project's draft to write on, or a new one of a charity. */
import type { DraftContent, DraftField, MissingField } from '../../../../contracts/project-drafts'
import { type Answer, type Asked, call, useAnswer } from '../../../cloud'

export type ToDraft = {
  charityId: string
  projectId: string | undefined
  version: number | undefined
  content: DraftContent
  missing: readonly MissingField[]
  /** Undefined of a new one: all of it. */
  changeable: readonly DraftField[] | undefined
  published: boolean
  closed: boolean
  savedAt: string | undefined
}

type Opened = { projectId?: string | undefined; charityId?: string | undefined }

export function useDraft({ projectId, charityId }: Opened): Asked<ToDraft> {
  return useAnswer(`draft ${projectId ?? charityId}`, async () =>
    projectId ? askDraft(projectId) : fresh(charityId ?? ''),
  )
}

async function askDraft(projectId: string): Promise<Answer<ToDraft>> {
  const answer = await call('drafts.show', { projectId })
  if (!answer.ok) return answer
  const { charityId, version, content, missing, changeable, state, updatedAt } = answer.value
  return {
    ok: true,
    value: {
      charityId,
      projectId,
      version,
      content,
      missing,
      changeable,
      published: state !== 'draft',
      closed: state === 'closed',
      savedAt: updatedAt,
    },
  }
}

const fresh = (charityId: string): Answer<ToDraft> => ({
  ok: true,
  value: {
    charityId,
    projectId: undefined,
    version: undefined,
    content: {},
    missing: [],
    changeable: undefined,
    published: false,
    closed: false,
    savedAt: undefined,
  },
})
