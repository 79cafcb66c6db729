export { type Paper, pdfOf } from './paper'
