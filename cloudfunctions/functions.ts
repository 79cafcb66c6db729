/** The table of contents: every cloud function that this program has. */
import type { BoundFunction } from './bind'
import { recordEvents } from './events'
import {
  askRefund,
  closeAlarm,
  declineRefund,
  hideName,
  myGifts,
  openAlarms,
  refundGift,
  refundRequests,
  showGift,
  startGift,
  syncGift,
  undoGift,
} from './gifts'
import { allowMessages, myNotices, readNotices } from './notices'
import { listProjects, showProject } from './projects'
import { myShares, openShare, startShare } from './shares'

export const functions: readonly BoundFunction[] = [
  listProjects,
  showProject,
  startGift,
  syncGift,
  showGift,
  myGifts,
  hideName,
  undoGift,
  askRefund,
  refundGift,
  refundRequests,
  declineRefund,
  openAlarms,
  closeAlarm,
  startShare,
  openShare,
  myShares,
  myNotices,
  readNotices,
  allowMessages,
  recordEvents,
]
