/** The one door to the device: nothing outside this folder calls `wx` or Taro's device functions. */
export { type Launch, launch } from './launch'
export {
  canGoBack,
  goBack,
  openPage,
  pathTo,
  type RouteName,
  type RouteParams,
  replacePage,
  useRouteParam,
} from './routes'
export { useVia, type Via } from './via'
