/** Receipts: one that is verified, and a tax year of one's own. */
export { ReceiptScreen } from './receipt/receipt-screen'
export { YearScreen } from './year/year-screen'
