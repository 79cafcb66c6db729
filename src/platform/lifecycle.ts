/** When the app is put away and taken out again. Twins; this one is moved by tests. */
export type Lifecycle = {
  /** Tells when the app goes to the background, which may be the last thing that it does. */
  onHide(told: () => void): () => void
  onShow(told: () => void): () => void
}

export const lifecycle: Lifecycle = {
  onHide: () => () => undefined,
  onShow: () => () => undefined,
}
