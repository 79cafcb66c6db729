/** Whether the phone has a network. Twins; this one never changes its mind, for tests. */
export type Network = {
  /** Tells of each change until the returned function is called. */
  watch(told: (online: boolean) => void): () => void
  /** Whether it is one that costs nothing by the byte; false also where that cannot be known. */
  isFree(): Promise<boolean>
}

export const network: Network = { watch: () => () => undefined, isFree: async () => false }
