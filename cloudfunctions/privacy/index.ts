/** What belongs to a person: consents, their data, their going; and words that wait for an operator. */
export { myConsents, setConsent } from './consents'
export { deleteData } from './delete'
export { exportData } from './export'
export { whatGoingMeans } from './going'
export { decideReview, openReviews } from './reviews'
