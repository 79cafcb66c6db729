/** What friends do with an envelope: open one portion, and say where it goes. */
import { envelopesDirect, envelopesOpen } from '../../contracts/envelopes'
import { refuse } from '../../contracts/errors'
import { bind } from '../bind'
import { projectOf } from '../gifts'
import { newPortionId } from './ids'

export const openEnvelope = bind(envelopesOpen, async (app, { donor }, { envelopeId }) => {
  const projectId = projectOf(envelopeId)
  const opened = await app.portions.open({
    projectId,
    envelopeId,
    donorId: donor.donorId,
    portionId: newPortionId(projectId, app.random),
  })
  switch (opened.kind) {
    case 'unknown':
      return refuse('NO_SUCH_ENVELOPE', { envelopeId })
    case 'ended':
      return refuse('ENVELOPE_ENDED', { envelopeId })
    case 'gone':
      return refuse('ENVELOPE_ALL_OPENED', { envelopeId })
    case 'own':
      return refuse('OWN_ENVELOPE', { envelopeId })
    case 'not_watched':
      return refuse('NOT_WATCHED', { envelopeId })
    case 'spent':
      return refuse('OPENED_TODAY', { envelopeId })
  }
  const { portionId, amountFen, directedTo, projectIds } = opened
  return {
    portionId,
    amountFen,
    ...(directedTo !== null && { directedTo }),
    projectIds,
    defaultProjectId: projectId,
  }
})

export const directPortion = bind(envelopesDirect, async (app, { donor }, input) => {
  const { portionId, projectId: toProjectId } = input
  const projectId = projectOf(portionId)
  const directed = await app.portions.direct({
    projectId,
    portionId,
    donorId: donor.donorId,
    toProjectId,
  })
  switch (directed.kind) {
    case 'unknown':
      return refuse('NO_SUCH_PORTION', { portionId })
    case 'elsewhere':
      return refuse('PORTION_DIRECTED', { portionId, directedTo: directed.directedTo })
    case 'not_offered':
      return refuse('PROJECT_NOT_OFFERED', { projectId: toProjectId })
    case 'ended':
      return refuse('ENVELOPE_ENDED', { portionId })
    case 'closed':
      return refuse(directed.why, { projectId: toProjectId })
  }
  for (const id of [projectId, toProjectId]) app.pages.forget(id)
  return { portionId, amountFen: directed.amountFen, directedTo: toProjectId }
})
