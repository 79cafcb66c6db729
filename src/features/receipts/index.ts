export { ReceiptScreen } from './receipt/receipt-screen'
