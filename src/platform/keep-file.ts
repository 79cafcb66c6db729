/**
 * A text that somebody takes along as a file. Twins: WeChat sends it to a chat of theirs, the file helper's, say;
 * a browser downloads it. This one is for tests.
 */
export type KeepFile = (file: {
  fileName: string
  text: string
  type: 'application/json' | 'text/html'
}) => Promise<'sent' | 'downloaded' | 'left' | 'failed'>

export const keepFile: KeepFile = async () => 'downloaded'
