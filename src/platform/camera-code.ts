/**
 * A code of words between two screens of one person: a wide one draws it, a phone reads it. Twins: a browser
 * draws and WeChat reads. This one, of tests, does neither.
 */
export type CameraCode = {
  /** The code as a picture's address; undefined where it is not drawn. */
  draw(text: string): string | undefined
  readonly canRead: boolean
  /** What the code says; undefined when the person left or there was none. Never rejects. */
  read(): Promise<string | undefined>
}

export const cameraCode: CameraCode = {
  draw: () => undefined,
  canRead: false,
  read: async () => undefined,
}
