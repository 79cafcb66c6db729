export { mourn, sceneNow, showScene } from './functions'
export { appealIn, type ScenePages, scenePages } from './pages'
export { projectsFor } from './projects-for'
export { isMourning } from './rows'
