export { closingWorker, planClosing } from './closing-job'
export { listDays } from './days'
export { showReceipt } from './show'
