import { refuse } from '../../contracts/errors'
import { PROJECTS_A_PAGE_MAX, projectsList, projectsShow } from '../../contracts/projects'
import { bind } from '../bind'

const LIST_DEFAULT = 20

export const listProjects = bind(projectsList, (app, _caller, { cause, monthly, cursor, limit }) =>
  app.pages.list({
    cause,
    monthly,
    cursor,
    limit: Math.min(limit ?? LIST_DEFAULT, PROJECTS_A_PAGE_MAX),
  }),
)

export const showProject = bind(projectsShow, async (app, _caller, { projectId }) => {
  const page = await app.pages.show(projectId)
  return page ?? refuse('NO_SUCH_PROJECT', { projectId })
})
