/** The root of the client: global styles, and one provider-free shell around every page. */
import type { PropsWithChildren, ReactNode } from 'react'
import './app.scss'

export default function App({ children }: PropsWithChildren): ReactNode {
  return children
}
