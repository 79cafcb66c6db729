import { chosenFiles } from './file-dialog.h5'
import { type ChooseText, TEXT_BYTES_MAX } from './text-file'

export const chooseText: ChooseText = async (extension) => {
  const [file] = await chosenFiles([extension], 1)
  if (!file) return 'left'
  if (file.size > TEXT_BYTES_MAX) return 'failed'
  return file.text().then(
    (text) => ({ text }),
    () => 'failed' as const,
  )
}
