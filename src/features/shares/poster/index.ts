export { PosterScreen } from './poster-screen'
