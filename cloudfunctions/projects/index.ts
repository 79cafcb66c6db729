export { type ClassRow, publicClasses } from './classes'
export { listProjects, showProject } from './functions'
export { loadSample, sampleCharities } from './load-sample'
export { type ProjectPages, projectPages } from './pages'
