/** Every cloud function that is declared, by feature. The typed call of both sides starts here. */
import { alarmsClose, alarmsOpen } from './alarms'
import {
  calendarDay,
  calendarForget,
  calendarMonth,
  calendarRemind,
  calendarReminders,
} from './calendar'
import {
  charitiesChange,
  charitiesRegister,
  deskConfirm,
  deskStart,
  deskTake,
  staffChanges,
  staffInvite,
  staffJoin,
  staffList,
  staffMine,
  staffRemove,
} from './charities'
import { echoesSend } from './echoes'
import {
  envelopesDirect,
  envelopesMine,
  envelopesOpen,
  envelopesShow,
  envelopesStart,
} from './envelopes'
import { eventsRecord } from './events'
import { filesLink } from './files'
import {
  giftsAskRefund,
  giftsDeclineRefund,
  giftsHideName,
  giftsMine,
  giftsRefund,
  giftsRefundRequests,
  giftsShow,
  giftsStart,
  giftsSync,
  giftsUndo,
} from './gifts'
import { noticesAllow, noticesDecline, noticesMine, noticesRead } from './notices'
import { pledgesPay, pledgesPayMissed, pledgesSkip } from './pledge-months'
import { pledgesStatement, pledgesStatementFile } from './pledge-statement'
import {
  pledgesChange,
  pledgesDropChange,
  pledgesEnd,
  pledgesMine,
  pledgesPause,
  pledgesResume,
  pledgesShow,
  pledgesStart,
  pledgesSync,
} from './pledges'
import {
  consentsMine,
  consentsSet,
  privacyDelete,
  privacyExport,
  reviewsDecide,
  reviewsOpen,
} from './privacy'
import {
  draftsMine,
  draftsPreview,
  draftsPublish,
  draftsSave,
  draftsShow,
  projectsClose,
} from './project-drafts'
import { projectsList, projectsShow } from './projects'
import { receiptsDays, receiptsShow } from './receipts'
import {
  reportsApprove,
  reportsDrafts,
  reportsList,
  reportsPublish,
  reportsReturn,
  reportsSave,
  reportsShow,
} from './reports'
import { scenesMourn, scenesNow, scenesShow } from './scenes'
import { sharesMine, sharesOpen, sharesPoster, sharesSent, sharesStart } from './shares'
import { reportsReadSheet } from './sheets'
import { videosBeat, videosList, videosShow, videosStart } from './videos'

export const declarations = [
  projectsList,
  projectsShow,
  draftsSave,
  draftsMine,
  draftsShow,
  draftsPreview,
  draftsPublish,
  projectsClose,
  charitiesRegister,
  charitiesChange,
  staffInvite,
  staffJoin,
  staffMine,
  staffList,
  staffRemove,
  staffChanges,
  deskStart,
  deskConfirm,
  deskTake,
  giftsStart,
  giftsSync,
  giftsShow,
  giftsMine,
  giftsHideName,
  giftsUndo,
  giftsAskRefund,
  giftsRefund,
  giftsRefundRequests,
  giftsDeclineRefund,
  alarmsOpen,
  alarmsClose,
  envelopesStart,
  envelopesOpen,
  envelopesDirect,
  envelopesShow,
  envelopesMine,
  sharesStart,
  sharesOpen,
  sharesMine,
  sharesSent,
  sharesPoster,
  receiptsShow,
  receiptsDays,
  reportsSave,
  reportsPublish,
  reportsApprove,
  reportsReturn,
  reportsDrafts,
  reportsList,
  reportsShow,
  echoesSend,
  pledgesStart,
  pledgesShow,
  pledgesSync,
  pledgesMine,
  pledgesChange,
  pledgesDropChange,
  pledgesPause,
  pledgesResume,
  pledgesSkip,
  pledgesPay,
  pledgesPayMissed,
  pledgesEnd,
  pledgesStatement,
  pledgesStatementFile,
  noticesMine,
  noticesRead,
  noticesDecline,
  noticesAllow,
  videosList,
  videosShow,
  videosStart,
  videosBeat,
  scenesNow,
  scenesShow,
  scenesMourn,
  calendarMonth,
  calendarDay,
  calendarRemind,
  calendarForget,
  calendarReminders,
  filesLink,
  reportsReadSheet,
  consentsMine,
  consentsSet,
  privacyExport,
  privacyDelete,
  reviewsOpen,
  reviewsDecide,
  eventsRecord,
] as const

export type AnyDeclaration = (typeof declarations)[number]
export type FunctionName = AnyDeclaration['name']
export type DeclarationOf<Name extends FunctionName> = Extract<AnyDeclaration, { name: Name }>
