/**
 * A canvas on which a picture is drawn to be kept. Twins: WeChat draws on a canvas that stands on the
 * page, a browser makes one for itself. This one is for tests.
 */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | 'arcTo'
  | 'beginPath'
  | 'drawImage'
  | 'fill'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'measureText'
  | 'moveTo'
>
export type Picture = CanvasImageSource

export type EaselWish<Name extends string> = {
  /** Of the page's canvas, where there is one. */
  canvasId: string
  /** Device px for each px of the drawing. */
  scale: number
  /** Addresses of pictures that are loaded before anything is drawn. */
  pictures: Record<Name, string>
  /** Says how large the drawing is, once there is a brush to measure text with; then draws. */
  plan: (brush: Brush) => {
    width: number
    height: number
    paint: (pictures: Record<Name, Picture>) => void
  }
}

export type Easel = {
  /** The page has to hold `<Canvas type="2d" id=…>`. */
  readonly onPage: boolean
  /** An address that an image can show: a PNG. Rejects when a picture does not load. */
  draw<Name extends string>(wish: EaselWish<Name>): Promise<string>
}

export const easel: Easel = { onPage: false, draw: async () => 'drawn.png' }
