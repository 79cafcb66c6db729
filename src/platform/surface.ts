/** A canvas of a page, to draw on. Twins: a mini program asks for its node; this one, of tests, has none. */
export type Surface = {
  context: CanvasRenderingContext2D
  /** As it is laid out, in px; the context draws in px too, however fine the screen is. */
  width: number
  height: number
  /** An empty picture, at the size that the screen wants. */
  begin(): void
}

/** On a node that was found, with so many dots a px; undefined where it cannot be drawn on. */
export function surfaceOn(
  node: Pick<HTMLCanvasElement, 'width' | 'height' | 'getContext'>,
  { width, height, ratio }: { width: number; height: number; ratio: number },
): Surface | undefined {
  const context = node.getContext('2d')
  if (!context) return undefined
  const dots = { width: Math.round(width * ratio), height: Math.round(height * ratio) }
  const begin = (): void => {
    // Setting a size empties a canvas and costs more than wiping it.
    if (node.width !== dots.width || node.height !== dots.height) Object.assign(node, dots)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)
  }
  return { context, width, height, begin }
}
