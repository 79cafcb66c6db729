/** The address of the page on top, where there is one. Twins: only a browser has an address. */
import type { RouteName } from './routes'

/** The page shows something else now: opened again by its address, it shows that. No entry of the history is added. */
export type PutInAddress = (param: string, value: string) => void

/**
 * What was new on this page has an id now, such as a draft after its first save: opened again, the page
 * shows that one. Nothing happens while another page is on top, or when one is named already.
 */
export type NameInAddress = (page: RouteName, param: string, id: string) => void

export const putInAddress: PutInAddress = () => undefined
export const nameInAddress: NameInAddress = () => undefined
