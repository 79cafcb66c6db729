/** The one door to the device: nothing outside this folder calls `wx` or Taro's device functions. */
export { nameInAddress, putInAddress } from './address'
export { album, type Kept } from './album'
export { holdBack } from './back'
export { type CalendarWord, phoneCalendar } from './calendar'
export { cameraCode } from './camera-code'
export { surfaceOf } from './canvas'
export { type Dress, dress, markTab, redress } from './chrome'
export { signContract } from './contract'
export type { ContractWord } from './contract-word'
export { type Brush, easel, type Picture } from './easel'
export { showField } from './field-place'
export { keepFile } from './keep-file'
export { type Launch, launch } from './launch'
export { lifecycle } from './lifecycle'
export { openLink } from './link'
export { login } from './login'
export { lookDevice } from './look'
export { network } from './network'
export {
  useHostAround,
  usePageEnd,
  usePageHide,
  usePageShow,
  usePageShown,
  usePageShownAgain,
  useReading,
} from './page'
export { openPaper } from './paper'
export { type PayWord, pay } from './pay'
export { type Picked, pickFiles } from './pick'
export { playerContext } from './player'
export {
  canGoBack,
  catchUnknownPaths,
  goBack,
  openAlone,
  openPage,
  openPath,
  pathTo,
  type RouteName,
  type RouteParams,
  replacePage,
  replacePath,
  routeAt,
  useRouteParam,
} from './routes'
export { scanner } from './scan'
export { serverFile } from './server-file'
export { type Card, useSharing } from './share'
export { shareSheet } from './share-sheet'
export { storage } from './storage'
export { type Subscribe, subscribe } from './subscribe'
export type { Surface } from './surface'
export { system, type WindowTop } from './system'
export { chooseText } from './text-file'
export { copyText, knock } from './touch'
export { holdUnsaved } from './unsaved'
export { useCardHere, useVia, type Via } from './via'
