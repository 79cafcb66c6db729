/**
 * Files of the phone or computer that a person chooses. Twins: WeChat takes pictures from the album and the
 * camera, other files from a chat; a browser has one window for all. This one is for tests.
 */
export type PickedKind = 'picture' | 'invoice' | 'sheet'

export type Picked = {
  name: string
  /** What the SDK sends: a file of the browser's, or a path of WeChat's. */
  content: Blob | { blob: { uri: string } }
}

/** None when the person changed their mind, or did not let us. Never rejects. */
export type PickFiles = (wish: { kind: PickedKind; most: number }) => Promise<Picked[]>

/** What the server reads (contracts/files.ts), by the endings of names. */
export const endings: Record<PickedKind, readonly string[]> = {
  picture: ['png', 'jpg', 'jpeg', 'webp'],
  invoice: ['pdf', 'png', 'jpg', 'jpeg', 'webp'],
  sheet: ['xlsx', 'csv'],
}

export const pickFiles: PickFiles = async () => []
