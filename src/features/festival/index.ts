/** A scene's own page: its days, its wall of wishes, what is given together. */
export { FestivalScreen } from './festival-screen'
