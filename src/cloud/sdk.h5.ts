import AV from 'leancloud-storage'
import { sdkOver } from './lean'

// The server that sent this page answers it as well, unless the build was told otherwise.
export const sdk = sdkOver(AV, LANTERN_API || window.location.origin)
