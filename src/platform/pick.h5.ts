import { endings, type PickFiles } from './pick'

export const pickFiles: PickFiles = ({ kind, most }) =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = endings[kind].map((ending) => `.${ending}`).join()
    input.multiple = most > 1
    // Some browsers open no window for an input that is not in the page.
    input.hidden = true
    document.body.append(input)
    const end = (): void => {
      const files = Array.from(input.files ?? []).slice(0, most)
      input.remove()
      resolve(files.map((file) => ({ name: file.name, content: file })))
    }
    input.addEventListener('change', end)
    input.addEventListener('cancel', end)
    input.click()
  })
