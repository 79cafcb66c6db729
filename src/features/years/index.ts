/** A page of one year of gifts: what the year of monthly giving and the tax year have in common. */
export { yearsCopy } from './copy'
export { YearFoot, YearPage } from './year-page'
export { YearRow } from './year-row'
export { sumsText, YearSums } from './year-sums'
export { YearWays } from './year-ways'
