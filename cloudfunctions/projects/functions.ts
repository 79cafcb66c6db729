import { refuse } from '../../contracts/errors'
import { projectsList, projectsShow } from '../../contracts/projects'
import { bind } from '../bind'

const LIST_DEFAULT = 20

export const listProjects = bind(projectsList, (app, _caller, { cause, monthly, cursor, limit }) =>
  app.pages.list({ cause, monthly, cursor, limit: limit ?? LIST_DEFAULT }),
)

export const showProject = bind(projectsShow, async (app, _caller, { projectId }) => {
  const page = await app.pages.show(projectId)
  return page ?? refuse('NO_SUCH_PROJECT', { projectId })
})
