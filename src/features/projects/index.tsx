/** What other features and the pages may use of projects. */
export { causeCopy, causeIcons, causesInOrder } from './causes'
export { Cover } from './cover'
export { type ProjectList, useProjectList } from './data'
export { ProjectRow } from './list/project-row'
export { ProjectRowsSkeleton } from './list/project-rows-skeleton'
export { ProjectsScreen } from './list/projects-screen'
export { grouped } from './money-words'
export { type GivingSlot, ProjectScreen } from './project/project-screen'
