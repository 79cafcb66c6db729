/** The table of contents: every cloud function that this program has. */
import type { BoundFunction } from './bind'
import { calendarOfDay, calendarOfMonth, forgetReminder, myReminders, remind } from './calendar'
import { directPortion, myEnvelopes, openEnvelope, showEnvelope, startEnvelope } from './envelopes'
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
import { mourn, sceneNow, showScene } from './scenes'
import { myShares, openShare, posterOf, sentShare, startShare } from './shares'
import { beatVideo, listVideos, showVideo, startVideo } from './videos'

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
  startEnvelope,
  openEnvelope,
  directPortion,
  showEnvelope,
  myEnvelopes,
  startShare,
  openShare,
  myShares,
  sentShare,
  posterOf,
  myNotices,
  readNotices,
  allowMessages,
  listVideos,
  showVideo,
  startVideo,
  beatVideo,
  sceneNow,
  showScene,
  mourn,
  calendarOfMonth,
  calendarOfDay,
  remind,
  forgetReminder,
  myReminders,
  recordEvents,
]
