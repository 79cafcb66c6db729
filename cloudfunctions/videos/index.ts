export { listVideos, showVideo } from './functions'
export { loadVideos } from './load'
export { type VideoPages, videoPages } from './pages'
export { beatVideo, startVideo } from './watch'
