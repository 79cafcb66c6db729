/** What other features and the pages may use of projects. */
export { causeCopy, causeIcons, causesInOrder } from './causes'
export { Cover } from './cover'
export { type ProjectList, useProject, useProjectList } from './data'
export { ProjectRow } from './list/project-row'

export { ProjectsScreen } from './list/projects-screen'
export { grouped, inWan } from './money-words'
export { closedSentence, closedTag } from './openness'
export { CharitySheet } from './project/charity-sheet'
export { type GivingSlot, ProjectScreen } from './project/project-screen'
export { ProjectStanding } from './project/project-standing'
export { RecordLine } from './project/record-line'
