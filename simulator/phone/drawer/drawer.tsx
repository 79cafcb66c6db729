/** What moves time and weather, beside the phones. */
import type { ReactNode } from 'react'

export function Drawer(): ReactNode {
  return null
}
