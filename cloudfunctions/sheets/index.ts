/** Sheets of spending: what they are, and what they say. */
export { readSheet } from './read'
