/** The page around the pages. Twins: only a browser has one. */
export type DressDocument = (worn: {
  theme: 'light' | 'dark'
  lang: 'zh' | 'en'
  paper: string
}) => void

export const dressDocument: DressDocument = () => undefined
