/** Videos of projects: watching one, being counted, and giving from it. */
export { VideoScreen } from './video-screen'
