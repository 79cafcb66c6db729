import AV from 'leancloud-storage'
import { personDrawer } from '../platform/drawer.h5'
import { sdkOver } from './lean'
import { ownStorage } from './own-storage.h5'

// Two people on one page, each on a phone of their own: a session is its person's.
if (personDrawer) AV.setAdapters({ storage: ownStorage(personDrawer) })

// The server that sent this page answers it as well, unless the build was told otherwise.
export const sdk = sdkOver(AV, LANTERN_API || window.location.origin)
