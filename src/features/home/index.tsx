/** The first tab. */
export { HomeScreen } from './home-screen'
