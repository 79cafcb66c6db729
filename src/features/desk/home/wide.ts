import { cameraCode } from '../../../platform'

/** A screen that draws codes is one that a phone logs in. */
export const isWide = (): boolean => cameraCode.draw('?') !== undefined
