export { mourn, sceneNow, showScene } from './functions'
export { type ScenePages, scenePages } from './pages'
export { projectsFor } from './projects-for'
export { isMourning } from './rows'
