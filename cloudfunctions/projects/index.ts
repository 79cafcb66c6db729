export { listProjects, showProject } from './functions'
export { type ProjectPages, projectPages } from './pages'
