export { takeChargeCallback, takeContractCallback } from './callbacks'
export {
  changePledge,
  dropChange,
  endPledge,
  pausePledge,
  resumePledge,
  skipMonth,
} from './change'
export { endPledgesOf } from './end-all'
export { payMissed, payMonth } from './pay'
export { myPledges, showPledge } from './read'
export { noteMonths } from './settled'
export { startPledge } from './start'
export { pledgeStatement, pledgeStatementFile } from './statement'
export { stepWorker } from './step-job'
export { syncPledge } from './sync'
