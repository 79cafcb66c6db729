export { SharesScreen } from './shares-screen'
