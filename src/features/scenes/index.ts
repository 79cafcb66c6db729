/** What a day wears: its scene, and the scene's dress. */
export {
  type DayScene,
  useDayDress,
  useDayScene,
  useDressOn,
  useEachNewDay,
  useMourning,
  useSendsEnvelopes,
} from './day-scene'
export { accentOf, dressOf, isFestival, isMourning } from './dress'
export { Greeting, linesOf } from './greeting'
