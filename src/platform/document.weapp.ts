import type { DressDocument } from './document'

export const dressDocument: DressDocument = () => undefined
