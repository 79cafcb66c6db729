/** The address of the page on top, where there is one. Twins: only a browser has an address. */

/** The page shows something else now: opened again by its address, it shows that. No entry of the history is added. */
export type PutInAddress = (param: string, value: string) => void

export const putInAddress: PutInAddress = () => undefined
