export { countGivers } from './gave'
export { myShares } from './mine'
export { openShare } from './open'
export { startShare } from './start'
