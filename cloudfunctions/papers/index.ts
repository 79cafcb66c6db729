export { giftsPaper, sumLine } from './gifts-paper'
export { type Paper, pdfOf } from './paper'
