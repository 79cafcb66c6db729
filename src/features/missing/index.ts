export { MissingScreen } from './missing-screen'
