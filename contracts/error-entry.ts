/** What every refusal of the catalogue has (contracts/errors.ts). */
export type ErrorEntry = {
  code: number
  status: number
  zh: string
  en: string
  /** What the wire says where LeanCloud's own words are fixed; elsewhere it is the Chinese sentence. */
  wire?: string
}
