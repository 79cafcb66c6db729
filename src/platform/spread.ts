/** Whether the page on top takes the width of a wide screen. Twins: a phone has no width to give. */
export type Spread = (wide: boolean) => void

export const spread: Spread = () => undefined
