/** The browser's own dialog for files: those that were chosen, or none. `endings` without their dots. */
export function chosenFiles(endings: readonly string[], most: number): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = endings.map((ending) => `.${ending}`).join()
    input.multiple = most > 1
    // Some browsers open no window for an input that is not in the page.
    input.hidden = true
    document.body.append(input)
    const end = (): void => {
      const files = Array.from(input.files ?? []).slice(0, most)
      input.remove()
      resolve(files)
    }
    input.addEventListener('change', end)
    input.addEventListener('cancel', end)
    input.click()
  })
}
