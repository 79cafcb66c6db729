/** One's own cards, and those of friends that lead here. */
export { ShareButton } from './share-button'
export { useOpenedCard } from './use-opened-card'
export { useShareId } from './use-share-id'
