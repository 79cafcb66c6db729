/** What became of the money: written by a charity's people, approved by a second one, booked and due on a clock. */
export { approveReport, returnReport } from './decide'
export { reportDrafts, reportsOf, showReport } from './read'
export { dueWorker, planReminders } from './remind-job'
export { saveReport } from './save'
export { sendReport } from './send'
export { judgeWords, wordsInReview } from './words'
