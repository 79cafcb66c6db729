/** Whether the phone has a network. Twins; this one never changes its mind, for tests. */
export type Network = {
  /** Tells of each change until the returned function is called. */
  watch(told: (online: boolean) => void): () => void
}

export const network: Network = { watch: () => () => undefined }
