import { create } from 'qrcode'
import type { CameraCode } from './camera-code'
import { phone } from './phone.h5'

/** Around a code, in squares of its own: without it a camera finds no edge. */
const MARGIN = 4

export const cameraCode: CameraCode = {
  // On a phone in a page there is nobody to hold another one before it.
  draw: (text) => (phone ? undefined : drawn(text)),
  canRead: false,
  read: async () => undefined,
}

/** Dark on white in both themes, as cameras want it. */
function drawn(text: string): string {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const side = size + 2 * MARGIN
  const squares = Array.from(data, (dark, n) =>
    dark ? `M${(n % size) + MARGIN} ${Math.floor(n / size) + MARGIN}h1v1h-1z` : '',
  ).join('')
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="480" height="480" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/>` +
    `<path fill="#221b16" d="${squares}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
