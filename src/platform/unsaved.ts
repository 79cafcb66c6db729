/**
 * A page with something that is not saved. Twins: WeChat asks by itself before it goes back; in a browser
 * "back" tells the page, and a tab that is closed is asked about. This one, of tests, tells nothing.
 */

/** From now on the page is not left without a question. Answers how that ends. */
export type HoldUnsaved = (question: string, onBack: () => void) => () => void

export const holdUnsaved: HoldUnsaved = () => () => undefined
