import { chosenFiles } from './file-dialog.h5'
import { endings, type PickFiles } from './pick'

export const pickFiles: PickFiles = async ({ kind, most }) => {
  const files = await chosenFiles(endings[kind], most)
  return files.map((file) => ({ name: file.name, content: file }))
}
