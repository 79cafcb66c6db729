/** Tables that people send, CSV and XLSX, as rows of cells. */
export { rowsOfTable } from './table'
export { isTable, textOf } from './text'
export { type Cell, isWorkbook, type Row, rowsOfWorkbook } from './workbook'
