import { type ChooseText, TEXT_BYTES_MAX } from './text-file'

export const chooseText: ChooseText = (extension) =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = `.${extension}`
    input.addEventListener('cancel', () => resolve('left'))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (!file) return resolve('left')
      if (file.size > TEXT_BYTES_MAX) return resolve('failed')
      file.text().then(
        (text) => resolve({ text }),
        () => resolve('failed'),
      )
    })
    input.click()
  })
