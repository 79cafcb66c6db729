export { planSharing, sharingWorker } from './share-job'
export { wayOfGift } from './way'
