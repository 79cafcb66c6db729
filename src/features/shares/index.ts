/** One's own cards, and those of friends that lead here. Their screens have doors of their own. */
export { PosterButton } from './poster-button'
export { ShareButton } from './share-button'
export { ShareWays } from './share-ways'
export { useOpenedCard } from './use-opened-card'
export { useOwnCard } from './use-own-card'
