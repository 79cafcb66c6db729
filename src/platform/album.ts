/**
 * The phone's album, and a picture on its way to a friend. Twins: WeChat asks for a permission that can be
 * refused, a browser puts a file among its downloads. This one is for tests.
 */
export type Kept = 'saved' | 'downloaded' | 'refused' | 'left' | 'failed'

export type Album = {
  /** Where a saved picture is found again. */
  readonly keeps: 'album' | 'downloads'
  /** `refused`: the permission is off; `left`: the person changed their mind. Never rejects. */
  save(picture: string, fileName: string): Promise<Kept>
  /** Opens the host's settings; whether pictures may be saved afterwards. */
  openSettings(): Promise<boolean>
  /** Whether the picture itself can be sent; where it cannot, a card can. */
  canSend(): boolean
  /** By the host's own panel, which says itself what went wrong. */
  send(picture: string, fileName: string): Promise<void>
}

export const album: Album = {
  keeps: 'album',
  save: async () => 'saved',
  openSettings: async () => true,
  canSend: () => true,
  send: async () => undefined,
}
