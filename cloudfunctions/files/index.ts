/** Files of charities: what is taken, who sees it, and what reports and echoes may show. */
export { type Files, filesOf } from './files'
export { linkFile } from './link'
export { areFilesOf, hidePictures, readBytes, readFile, showPictures } from './rows'
