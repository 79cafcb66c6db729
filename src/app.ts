/** The root of the client: global styles, and what has to be watched from the first moment on. */
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren, ReactNode } from 'react'
import './platform/speak'
import { useChrome } from './app.chrome'
import './app.scss'
import { startEvents } from './cloud'
import { useDayDress } from './features/scenes'
import { catchUnknownPaths } from './platform'

catchUnknownPaths()

export default function App({ children }: PropsWithChildren): ReactNode {
  useLaunch(startEvents)
  useDayDress()
  useChrome()
  return children
}
