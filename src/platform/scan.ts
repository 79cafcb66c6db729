/**
 * A mini program code that is held before the camera. Twins: a browser's page asks the phone around it.
 * In WeChat nobody asks us: its own scanner opens what our codes mean.
 */
export type ScannedPage = {
  /** Without a leading slash. */
  path: string
  query: string
}

export type Scanner = {
  readonly available: boolean
  /** The page that the code names; undefined when there was none, or the person left. Never rejects. */
  scan(): Promise<ScannedPage | undefined>
}

export const scanner: Scanner = { available: false, scan: async () => undefined }
